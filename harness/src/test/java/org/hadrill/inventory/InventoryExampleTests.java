package org.hadrill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.Limits;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.ManagerKind;
import org.hadrill.cluster.Managers;
import org.hadrill.cluster.Network;
import org.hadrill.cluster.NodeName;
import org.hadrill.cluster.SecretReference;
import org.junit.jupiter.api.Test;

final class InventoryExampleTests {
    private static final String KEY = System.getProperty("user.home") + "/.ssh/hadrill";

    @Test
    void theExampleIsCleanAndIsTheReferenceCluster() {
        Ipv4 router = Ipv4.parse("192.168.46.200");
        assertThat(Readings.clean(InventoryExample.text()))
                .isEqualTo(new Inventory(
                        "reference",
                        Inventory.Purpose.LAB,
                        "hardened",
                        List.of(
                                node(
                                        "1",
                                        "AAAAC3NzaC1lZDI1NTE5AAAAIOc1c+/nS7m5YIBookORr5uXRmiBqW4lphAxQhzlU85+",
                                        new SecretReference.FromEnvironment("M1_BMC")),
                                node(
                                        "2",
                                        "AAAAC3NzaC1lZDI1NTE5AAAAIP8XyooGJF3pQmbvAFdrhYA54YDpdTFF6OOxpftxbg3q",
                                        new SecretReference.FromFile("/etc/hadrill/m2"))),
                        new Inventory.ObserverHost(
                                ssh(
                                        "192.168.46.1",
                                        "AAAAC3NzaC1lZDI1NTE5AAAAIPOnvzdprM1eamHq/F2udbcGYbSbeu8ZvMKeyxTyXjj4"),
                                Ipv4.parse("192.168.46.1"),
                                "eth0"),
                        new Inventory.Disk("r0", "/dev/drbd0", "/d0", "ext4"),
                        new Inventory.ClusterManager(
                                Managers.of(ManagerKind.HEARTBEAT),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                "/var/log/ha-log"),
                        "vz",
                        new Inventory.Networks(
                                Network.parse("192.168.46.0/24"),
                                Network.parse("192.168.199.0/24"),
                                Network.parse("192.168.200.0/24")),
                        new Inventory.Router(new GuestName("router"), router),
                        List.of(guest(101, "router", "1"), mail(), guest(103, "dbms", "3")),
                        new Limits(
                                Duration.ofSeconds(40),
                                Duration.ofMinutes(5),
                                Map.of(
                                        "power-cut-active",
                                        new Limits.ScenarioLimits(
                                                Optional.empty(),
                                                Optional.of(Duration.ofMinutes(8)),
                                                Map.of(router, Duration.ofSeconds(30))))),
                        new Inventory.ProbePeriods(
                                Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1))));
    }

    @Test
    void theStatusOfTheDiskMayStandInAnotherFile() {
        String text = InventoryExample.text();
        assertThat(Readings.clean(text).disk().status()).isEqualTo("/proc/drbd");
        String elsewhere = text.replace("status: /proc/drbd", "status: /run/drbd/status");
        assertThat(Readings.clean(elsewhere).disk().status()).isEqualTo("/run/drbd/status");
        assertThat(Readings.said(elsewhere.replace("/run/drbd/", "run;"))).contains("disk.status");
    }

    @Test
    void noLineOfTheExampleIsTooLongForATerminal() {
        assertThat(InventoryExample.text().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    private static Inventory.Node node(String number, String hostKey, SecretReference password) {
        String mac = "52:54:00:46:0" + number + ":0";
        Ipv4 outer = Ipv4.parse("192.168.46.10" + number);
        return new Inventory.Node(
                new NodeName("m" + number),
                ssh(outer.toString(), hostKey),
                new Inventory.Card(Optional.of(outer), new MacAddress(mac + "0")),
                new Inventory.Card(Optional.empty(), new MacAddress(mac + "1")),
                new Inventory.Card(Optional.of(Ipv4.parse("192.168.200." + number)), new MacAddress(mac + "2")),
                new Inventory.Bmc("192.168.46.12" + number, 623, "admin", password, 17, "operator"));
    }

    private static Inventory.Ssh ssh(String address, String hostKey) {
        return new Inventory.Ssh(address, 22, "root", KEY, "ssh-ed25519 " + hostKey);
    }

    private static Inventory.Guest mail() {
        return new Inventory.Guest(
                102,
                new GuestName("mail"),
                Ipv4.parse("192.168.199.2"),
                Optional.of("vzctl exec mail /usr/local/bin/hadrill-ledger /var/lib/hadrill-ledger read"));
    }

    private static Inventory.Guest guest(int id, String name, String lastOctet) {
        return new Inventory.Guest(id, new GuestName(name), Ipv4.parse("192.168.199." + lastOctet));
    }
}
