package org.hadrill.controller.outdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hadrill.cluster.NodeName;
import org.hadrill.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodePortsTests {
    private static final String HA_CF = """
            ucast eth2 127.0.0.1
            ucast eth2 192.168.200.2
            ucast eth0 127.0.0.1
            ucast eth0 192.168.46.102
            auto_failback on
            node m1 m2
            """;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    private NodePorts ports(String haCf, String conf) throws IOException {
        Files.writeString(folder.resolve("ha.cf"), haCf);
        Files.createFile(folder.resolve("log"));
        Files.writeString(
                folder.resolve("outdate-peer.conf"),
                "log " + folder.resolve("log") + "\nshell false {address}\n" + conf);
        return new NodePorts(
                folder,
                "r0",
                new NodeName("m2"),
                Map.of("DRBD_PEER_ADDRESS", "192.168.200.2"),
                new ManualTime(),
                said::add);
    }

    @Test
    void thePeersAddressesAreThoseOfHaCfAndTheLostLinkComesLast() throws IOException {
        assertThat(ports(HA_CF, "").paths())
                .extracting(Ports.PeerPath::name)
                .containsExactly("192.168.46.102", "192.168.200.2");
        assertThat(said).isEmpty();
    }

    @Test
    void addressesOfTheConfigurationFileReplaceThem() throws IOException {
        assertThat(ports(HA_CF, "paths 192.168.1.2\n").paths())
                .extracting(Ports.PeerPath::name)
                .containsExactly("192.168.1.2");
    }

    @Test
    void withoutAStonithLineNobodyIsSwitchedOffAndThatIsSaid() throws IOException {
        NodePorts ports = ports(HA_CF, "");

        assertThat(ports.fence()).isFalse();
        assertThat(said).containsExactly("outdate-peer r0: no stonith_host line of ha.cf switches the peer off");
        assertThat(Files.readString(folder.resolve("log"))).isEqualTo(said.get(0) + "\n");
    }

    @Test
    void aWrongHaCfIsSaidAndLeavesNoWay() throws IOException {
        NodePorts ports = ports("node m1 m2\nucast eth2\n", "");

        assertThat(ports.paths()).isEmpty();
        assertThat(ports.fence()).isFalse();
        assertThat(said.get(0)).contains("ha.cf:2: ucast takes a card and the peer's address");
    }

    @Test
    void aResourceThatCouldRunACommandIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new NodePorts(folder, "r0; reboot", new NodeName("m2"), Map.of(), new ManualTime(), said::add));
    }
}
