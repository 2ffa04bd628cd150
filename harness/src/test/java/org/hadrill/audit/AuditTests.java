package org.hadrill.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hadrill.audit.Gathered.GUID_M1;
import static org.hadrill.audit.Gathered.GUID_M2;
import static org.hadrill.audit.Gathered.M1;
import static org.hadrill.audit.Gathered.M2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hadrill.audit.Item.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Misconfigurations planted into recorded facts of a clean cluster, each found by its name and by no other. */
class AuditTests {
    private static final String HA_CF_END = "|crm off\n";

    /** @param ids all that must be found, and nothing else; the first is what was planted */
    private record Plant(List<String> ids, Gathered cluster) {
        @Override
        public String toString() {
            return String.join(" ", ids);
        }
    }

    private static Plant plant(String ids, Gathered cluster) {
        return new Plant(List.of(ids.split(" ")), cluster);
    }

    private static UnaryOperator<String> swap(String from, String to) {
        return text -> {
            assertThat(text.contains(from)).as("the text has: " + from).isTrue();
            return text.replace(from, to);
        };
    }

    private static Gathered lab() {
        return Gathered.vmLab();
    }

    private static Gathered openVz() {
        return Gathered.openVz();
    }

    static Stream<Plant> plants() {
        String eth0 = "|ucast eth0 192.168.46.101\n|ucast eth0 192.168.46.102\n";
        return Stream.of(
                plant("node-name", lab().edit(M2, swap("run uname -n\n|m2", "run uname -n\n|mail2"))),
                plant("ha-cf", lab().edit(M2, swap("|warntime", "|wrantime"))),
                plant("resource-group manager-files-differ", lab().edit(M2, swap("|m1 drbddisk::r0", "|m1"))),
                plant("haresources", lab().edit(swap("|m1 drbddisk", "|m3 drbddisk"))),
                plant("authkeys", lab().edit(swap("|auth 1", "|auth 2"))),
                plant("authkeys-mode", lab().edit(M2, swap("-rw------- 1 0 0      55", "-rw-r--r-- 1 0 0      55"))),
                plant("authkeys-mode", lab().edit(M1, swap("-rw------- 1 0 0      55", "-rw------- 1 500 0      55"))),
                plant("authkeys-method", lab().edit(swap("|1 sha1 hidden-5f0c1d2e-40", "|1 md5 hidden-5f0c1d2e-40"))),
                plant("authkeys-method", lab().edit(swap("|1 sha1 hidden-5f0c1d2e-40", "|1 crc"))),
                plant("authkeys-secret", lab().edit(swap("1 sha1 hidden-5f0c1d2e-40", "1 sha1 hidden-5f0c1d2e-9"))),
                plant("manager-files-differ", lab().edit(M2, swap("1 sha1 hidden-5f0c1d2e", "1 sha1 hidden-00000000"))),
                plant("manager-files-differ", lab().edit(M2, swap("|auto_failback on", "|auto_failback off"))),
                plant("one-heartbeat-path no-stonith", lab().edit(swap(eth0, ""))),
                plant(
                        "heartbeat-address",
                        lab().edit(swap("|ucast eth0 192.168.46.102", "|ucast eth0 192.168.46.112"))),
                plant(
                        "heartbeat-link",
                        lab().edit(M1, swap("hblinkstatus m2 eth0\n|up", "hblinkstatus m2 eth0\n|dead"))),
                plant(
                        "manager-running",
                        lab().edit(M2, text -> text.replaceAll("(?s)=== run ls -d /proc/.*?=== end 0\n", ""))),
                plant("no-watchdog no-stonith", lab().edit(swap("|watchdog /dev/watchdog\n", ""))),
                plant("watchdog-device", lab().edit(M1, swap(" /dev/watchdog\n|-rw", " /dev/watchdog0\n|-rw"))),
                plant("watchdog-nowayout", lab().edit(swap("watchdog0/nowayout\n|0", "watchdog0/nowayout\n|1"))),
                plant("deadtime-drbd", lab().edit(swap("|  net { ", "|  net { ping-timeout 100; "))),
                plant("inventory-times", lab().inventory(swap("deadtime: 5s", "deadtime: 6s"))),
                plant("resource-group", lab().edit(swap("/d0::ext4 vz", "/d1::ext4 vz"))),
                plant("resource-script", lab().edit(M2, swap("|/etc/init.d/vz\n", ""))),
                plant("preferred-node", lab().edit(swap("|m1 drbddisk", "|m2 drbddisk"))),
                plant("drbd-conf-differs", lab().edit(M2, swap("resync-rate 20M", "resync-rate 10M"))),
                plant("drbd-resource", lab().edit(swap("device /dev/drbd0;", "device /dev/drbd1;"))),
                plant("drbd-address", lab().edit(swap("m2 { address 192.168.200.2", "m2 { address 192.168.46.102"))),
                plant("drbd-protocol", lab().edit(swap("protocol C;", "protocol B;"))),
                plant("drbd-fencing", fenced().edit(swap("fencing resource-and-stonith", "fencing resource-only"))),
                plant("drbd-fence-handler", fenced().edit(M2, swap("|/usr/lib/hadrill/outdate-peer\n", ""))),
                plant("drbd-fence-handler", fenced().edit(M1, swap("|/sbin/drbdadm", "|/bin/true"))),
                plant("drbd-reconnect", fenced().edit(swap("|global { disable-ip-verification;", "|global {"))),
                plant("drbd-connected", lab().edit(swap("cs:Connected", "cs:StandAlone"))),
                plant("drbd-up-to-date", lab().edit(M2, swap("ds:UpToDate/", "ds:Inconsistent/"))),
                plant("drbd-one-primary", lab().edit(M2, swap("ro:Secondary/Primary", "ro:Primary/Primary"))),
                plant("drbd-version", lab().edit(M2, swap("|version: 8.4.11", "|version: 8.4.10"))),
                plant("drbd-at-boot", lab().edit(M2, text -> text.replaceAll("\\|/etc/rc\\d.d/S02drbd\n", ""))),
                plant(
                        "service-at-boot",
                        lab().edit(
                                        M1,
                                        swap(
                                                "|/etc/rc3.d/S01bootlogs\n",
                                                "|/etc/rc3.d/S01bootlogs\n|/etc/rc3.d/S99vz\n"))),
                plant("manager-at-boot", lab().edit(M2, text -> text.replaceAll("\\|/etc/rc\\d.d/S01heartbeat\n", ""))),
                plant("mount-point", lab().edit(M2, text -> text.replaceAll("\\|d.* /d0\n", ""))),
                plant(
                        "mount-in-fstab",
                        lab().edit(M2, swap("|# UNCONFIGURED", "|/dev/drbd0 /d0 ext4 defaults 0 0\n|# UNCONFIGURED"))),
                plant(
                        "vz-link",
                        lab().edit(M2, swap("/var/lib/vzquota -> /d0/vz/var/lib/vzquota", "/var/lib/vzquota"))),
                plant("bridge", lab().edit(M2, swap("|/sys/class/net/br0/bridge\n", ""))),
                plant("bridge-at-boot", lab().edit(M2, swap("|link add br0 type bridge\n", ""))),
                plant("card-mac", lab().edit(M2, swap("52:54:00:46:02:02", "52:54:00:46:02:03"))),
                plant(
                        "card-address heartbeat-address",
                        lab().edit(M2, swap("inet 192.168.200.2/", "inet 192.168.200.3/"))),
                plant(
                        "eth1-address",
                        lab().edit(
                                        M2,
                                        swap(
                                                "|4: eth2    inet",
                                                "|3: eth1    inet 192.168.46.201/24 scope\n|4: eth2    inet"))),
                plant("mac-unique", lab().edit(M1, swap("eth0,52:54:00:c7:02:03", "eth0,52:54:00:c7:02:02"))),
                plant("guest-running", lab().edit(M1, swap("102 running", "102 stopped"))),
                plant("guest-named", lab().edit(M1, swap("NAME=\"dbms\"", "NAME=\"database\""))),
                plant(
                        "guest-onboot",
                        lab().edit(
                                        M1,
                                        swap(
                                                "NAME=\"mail.mydomain.com\"\n|ONBOOT=\"yes\"",
                                                "NAME=\"mail.mydomain.com\"\n|ONBOOT=\"no\""))),
                plant("guest-card", lab().edit(M1, swap("NETDEV=\"eth1\"", "NETDEV=\"\""))),
                plant(
                        "guest-address",
                        lab().edit(M1, swap("inet 192.168.46.200/24 scope", "inet 192.168.46.201/24 scope"))),
                plant(
                        "guest-venet",
                        lab().edit(
                                        M1,
                                        swap(
                                                "|192.168.0.0/16 via 192.168.199.1 dev eth0 ",
                                                "|default via 192.0.2.1 dev venet0 \n|192.168.0.0/16 via 192.168.199.1 dev eth0 "))),
                plant("guest-route", lab().edit(M1, swap("|192.168.0.0/16 via 192.168.199.1 dev eth0 \n", ""))),
                plant(
                        "ip-forward",
                        lab().edit(
                                        M1,
                                        swap(
                                                "exec 101 cat /proc/sys/net/ipv4/ip_forward\n|1",
                                                "exec 101 cat /proc/sys/net/ipv4/ip_forward\n|0"))),
                plant("guest-persistent", lab().edit(M1, swap("|ROUTE=\"192.168.0.0/16 via 192.168.199.1\"\n", ""))),
                plant("clock", lab().clock(M2, 1200)),
                plant(
                        "disk-space",
                        lab().edit(M2, text -> text.replaceAll("\\d+% /\n", "93% /\n"))
                                .edit(M2, text -> text.replaceFirst("(IUse.*\n.*\n.*)93% /\n", "$128% /\n"))),
                plant("disk-inodes", lab().edit(M1, swap(" 28% /\n", " 99% /\n"))),
                plant("disk-read-only", lab().edit(M2, swap("|/dev/vda / ext4 rw,", "|/dev/vda / ext4 ro,"))),
                plant("kernel-differs", lab().edit(M2, swap("|6.1.0-56-", "|6.1.0-47-"))),
                plant("bmc-silent", lab().bmc(M2, Optional.empty(), "")),
                plant("bmc-power", lab().bmc(M1, Optional.of(false), GUID_M1)),
                plant("bmc-machine", lab().bmc(M1, Optional.of(true), GUID_M2).bmc(M2, Optional.of(true), GUID_M1)),
                plant("service-at-boot", openVz().edit(M2, swap("4:off\t5:off", "4:off\t5:on"))),
                plant(
                        "bridge-at-boot",
                        openVz().edit(M2, swap("|TYPE=bri", "|TYPE=eth"))
                                .edit(M2, swap("|link add br0 type bridge\n", ""))),
                plant("vznetcfg", openVz().edit(M2, swap("|	brctl addif br0 ${dev}", "|	# brctl addif br0 ${dev}"))),
                plant("kernel-at-boot drbd-module", openVz().edit(M2, swap("|default=1", "|default=0"))),
                plant("drbd-module", openVz().edit(M1, swap("|/lib/modules/2.6.16-ovz-smp-alt7/drbd/drbd.ko\n", ""))),
                plant(
                        "failcounts",
                        openVz().edit(
                                        M1,
                                        swap(
                                                "22528      24576          0\n|            numproc",
                                                "22528      24576         17\n|            numproc"))),
                plant("guest-limits", openVz().edit(M1, swap("|DISKSPACE=\"1048576:1153434\"\n", ""))),
                plant(
                        "guest-persistent",
                        openVz().edit(M1, swap("|net.ipv4.ip_forward = 1", "|#net.ipv4.ip_forward = 1"))),
                plant(
                        "guest-persistent",
                        openVz().edit(
                                        M1,
                                        swap(
                                                "=== done",
                                                "=== file /var/lib/vz/private/102/etc/net/ifaces/venet0/options\n|TYPE=venet\n=== end 0\n=== done"))),
                plant("mac-unique", openVz().edit(M1, swap("00:12:34:56:78:9F", "00:12:34:56:78:9b"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plants")
    void aPlantedMisconfigurationIsFound(Plant plant) {
        AuditReport report = plant.cluster().judged();

        assertThat(report.clean()).isFalse();
        assertThat(bad(report)).as(report.findings().toString()).containsExactlyInAnyOrderElementsOf(plant.ids());
        assertThat(report.findings()).allSatisfy(f -> {
            assertThat(f.evidence()).isNotBlank();
            assertThat(f.what()).isNotBlank().doesNotEndWith(".");
        });
    }

    /** Errors and warnings. */
    private static Set<String> bad(AuditReport report) {
        return report.findings().stream()
                .filter(f -> f.severity() != Severity.NOTE)
                .map(f -> f.item().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aCleanLabIsCleanAndSaysWhatItIsNot() {
        AuditReport report = lab().judged();

        assertThat(report.clean()).isTrue();
        assertThat(report.findings()).extracting(f -> f.item().id()).containsOnly("no-stonith", "drbd-fencing");
        assertThat(report.notChecked())
                .extracting(n -> n.item().id())
                .containsOnly("vznetcfg", "failcounts", "guest-limits", "kernel-at-boot", "drbd-module");
        assertThat(report.fine()).isEqualTo(report.items().size() - 7L);
    }

    @Test
    void everythingCanBeCheckedWhereOpenVzIsReal() {
        AuditReport report = openVz().judged();

        assertThat(report.clean()).as(report.findings().toString()).isTrue();
        assertThat(report.notChecked()).isEmpty();
    }

    @Test
    void theArticlesClusterIsNotClean() {
        AuditReport report = Gathered.article()
                .inventory(
                        text -> text.replace("deadtime: 5s", "deadtime: 30s").replace("keepalive: 1s", "keepalive: 2s"))
                .judged();

        assertThat(bad(report)).containsExactly("drbd-protocol", "no-stonith", "no-watchdog", "one-heartbeat-path");
        assertThat(report.findings().get(0).item().id()).isEqualTo("one-heartbeat-path");
        assertThat(report.findings().get(0).evidence()).isEqualTo("/etc/ha.d/ha.cf:2: ucast eth2 192.168.200.2");
    }

    @Test
    void aFencedClusterHasNoNoteAboutFencing() {
        AuditReport report = fenced().judged();

        assertThat(report.findings()).isEmpty();
    }

    private static Gathered fenced() {
        return lab().edit(
                        swap(
                                HA_CF_END,
                                "|stonith_host m1 external/ipmi-off m2 192.168.46.122 u hidden-5f0c1d2e-16 lanplus\n"
                                        + "|stonith_host m2 external/ipmi-off m1 192.168.46.121 u hidden-5f0c1d2e-16 lanplus\n"))
                .edit(swap("on-io-error detach;", "on-io-error detach; fencing resource-and-stonith;"))
                .edit(swap("|global {", "|global { disable-ip-verification;"))
                .edit(swap("|  net {", "|  handlers { fence-peer \"/usr/lib/hadrill/outdate-peer\"; }\n|  net {"))
                .edit(swap("|/usr/lib/vz/functions\n", "|/usr/lib/vz/functions\n|/usr/lib/hadrill/outdate-peer\n"));
    }

    @Test
    void whatANodeThatCannotBeReadWouldHaveSaidIsNotClean() {
        AuditReport report = lab().unread(M2).judged();

        assertThat(report.clean()).isFalse();
        assertThat(report.unread()).containsExactly(Map.entry(M2, "m2: nothing answers"));
        assertThat(report.notChecked())
                .filteredOn(n -> n.reason().equals("only one node could be read"))
                .extracting(n -> n.item().id())
                .contains("drbd-conf-differs", "manager-files-differ", "kernel-differs", "clock");
    }

    @Test
    void aFileThatIsMissingIsNotChecked() {
        AuditReport report = lab().edit(M2, text -> text.replace("=== file /etc/fstab", "=== file /etc/fstab.old"))
                .judged();

        assertThat(report.notChecked())
                .filteredOn(n -> n.item().id().equals("mount-in-fstab"))
                .singleElement()
                .satisfies(
                        n -> assertThat(n.where() + ": " + n.reason()).isEqualTo("m2: no /etc/fstab that can be read"));
    }

    @Test
    void everyThingThatIsLookedAtCanFail() {
        Set<String> planted = plants().flatMap(p -> p.ids().stream()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(openVz().judged().items())
                .as("an item without a plant in this test")
                .allSatisfy(item -> assertThat(planted).contains(item.id()))
                .hasSizeGreaterThan(60);
        assertThat(openVz().judged().items()).extracting(Item::id).doesNotHaveDuplicates();
    }
}
