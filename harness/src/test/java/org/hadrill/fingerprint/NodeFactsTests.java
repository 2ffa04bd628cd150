package org.hadrill.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.LocalCommand;
import org.junit.jupiter.api.Test;

class NodeFactsTests {
    /** Excerpts of what Debian 12 printed (iproute2 6.1, iptables 1.8.9, DRBD 8.4.11), in a container and in a virtual machine. */
    private static final String REST = """
            [link]
            1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\\    link/loopback
            2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc pfifo_fast master br0 state UP mode DEFAULT group default qlen 1000\\    link/ether 52:54:00:46:01:00
            4: eth2@if7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc pfifo_fast state UP mode DEFAULT group default qlen 1000\\    link/ether
            5: veth1@if2: <BROADCAST,MULTICAST> mtu 1500 qdisc noqueue master br0 state DOWN mode DEFAULT group default\\    link/ether
            [address]
            2: eth0    inet 192.168.46.101/24 brd 192.168.46.255 scope global eth0\\       valid_lft forever
            [qdisc]
            qdisc noqueue 0: dev lo root refcnt 2
            qdisc pfifo_fast 0: dev eth2 root refcnt 2 bands 3 priomap 1 2 2
            [firewall]
            :FORWARD DROP [120:9000]
            -A DOCKER_OUTPUT -d 127.0.0.11/32 -p udp -m udp --dport 53 -j DNAT --to-destination 127.0.0.11:59888
            [mount]
            /dev/drbd0 /d0 ext4 rw,relatime 0 0
            [process]
            412 (heartbeat) S
            415 (heartbeat) S
            77 (sh) S
            [drbd]
             0: cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate C r-----
                ns:1024 nr:0 dw:1024 dr:2048 al:3 bm:0 lo:0
            [armed]
            [guest router]
            1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
            2: eth0    inet 192.168.46.200/24 brd 192.168.46.255 scope global eth0\\       valid_lft forever
            route default via 192.168.46.254 dev eth0
            forward 1
            [guest mail]
            """;

    private static List<String> difference(String after) {
        return fingerprint(REST).difference(fingerprint(after));
    }

    private static Fingerprint fingerprint(String output) {
        SortedMap<String, java.util.SortedSet<String>> nodes = new TreeMap<>();
        nodes.put("m1", NodeFacts.of(output));
        return new Fingerprint("lab", nodes);
    }

    @Test
    void theFactsOfANodeAtRest() {
        assertThat(NodeFacts.of(REST))
                .containsExactlyInAnyOrder(
                        "link eth0 up mtu 1500 in br0",
                        "link eth2 up mtu 1500",
                        "address 192.168.46.101/24 on eth0",
                        "firewall :FORWARD DROP",
                        "mount /dev/drbd0 on /d0 type ext4",
                        "guest router address 192.168.46.200/24 on eth0",
                        "guest router route default via 192.168.46.254 dev eth0",
                        "guest router forward 1",
                        "process heartbeat",
                        "drbd cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate");
    }

    @Test
    void countersAndNumbersOfProcessesAreNoDifference() {
        assertThat(difference(REST.replace("[120:9000]", "[7:1]")
                        .replace("412 (", "9412 (")
                        .replace("ns:1024", "ns:4096")
                        .replace("127.0.0.11:59888", "127.0.0.11:48800")))
                .isEmpty();
    }

    @Test
    void everyKindOfLeftoverIsTold() {
        assertThat(difference(
                        REST.replace("eth2@if7: <BROADCAST,MULTICAST,UP,LOWER_UP>", "eth2@if7: <BROADCAST,MULTICAST>")))
                .containsExactly("m1 lacks: link eth2 up mtu 1500", "m1 has besides: link eth2 down mtu 1500");
        assertThat(difference(REST.replace("qdisc pfifo_fast 0:", "qdisc netem 8001:")
                        .replace("bands 3 priomap 1 2 2", "limit 1000 loss 20%")))
                .contains("m1 has besides: qdisc netem on eth2 root limit 1000 loss 20%");
        assertThat(difference(REST.replace("[mount]", "-A INPUT -i eth2 -j DROP\n[mount]")))
                .containsExactly("m1 has besides: firewall -A INPUT -i eth2 -j DROP");
        assertThat(difference(REST.replace("/dev/drbd0 /d0 ext4", "/dev/drbd0 /mnt ext4")))
                .contains("m1 lacks: mount /dev/drbd0 on /d0 type ext4");
        assertThat(difference(REST.replace("(heartbeat) S", "(heartbeat) T")))
                .containsExactly("m1 has besides: process heartbeat stopped");
        assertThat(difference(REST.replace("ro:Primary/Secondary", "ro:Secondary/Primary")))
                .contains("m1 has besides: drbd cs:Connected ro:Secondary/Primary ds:UpToDate/UpToDate");
        assertThat(difference(REST.replace("[armed]\n", "[armed]\n/run/hadrill/eth2-up.undo\n")))
                .containsExactly("m1 has besides: armed undo eth2-up.undo");
        assertThat(difference(REST.replace("192.168.46.101/24", "192.168.46.9/24")))
                .hasSize(2);
    }

    @Test
    void whatARestartOfAGuestDidNotBringBackIsTold() {
        assertThat(difference(REST.replace("forward 1", "forward 0")))
                .containsExactly("m1 lacks: guest router forward 1", "m1 has besides: guest router forward 0");
        assertThat(difference(REST.replace("route default via 192.168.46.254 dev eth0\n", "")))
                .containsExactly("m1 lacks: guest router route default via 192.168.46.254 dev eth0");
    }

    @Test
    void manyDifferencesAreCounted() {
        String rules = "[firewall]\n" + "-A INPUT -s 10.0.0.1 -j DROP\n-A INPUT -j DROP\n-A OUTPUT -j DROP\n";
        assertThat(difference(rules)).hasSize(Fingerprint.TOLD_LIMIT + 1).last().isEqualTo("and 5 more");
    }

    /** The command in this machine's own shell: what it prints is understood. */
    @Test
    void theCommandRunsInAPlainShell() throws Exception {
        CommandResult said = LocalCommand.run(
                List.of("sh", "-c", NodeFacts.command("/proc/none", List.of())), Map.of(), Duration.ofSeconds(60));

        assertThat(said.ok()).isTrue();
        assertThat(said.output().lines()).contains("[armed]", "[process]");
        assertThat(said.output()).containsPattern("\\d+ \\(java\\) [A-Z]");
        assertThat(NodeFacts.of(said.output())).contains("process java");
    }
}
