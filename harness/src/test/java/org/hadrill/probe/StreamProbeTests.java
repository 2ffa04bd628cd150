package org.hadrill.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.NodeName;
import org.hadrill.inventory.InventoryExample;
import org.hadrill.inventory.InventoryReader;
import org.hadrill.inventory.InventoryReading;
import org.hadrill.recording.Event;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.RecordingStore;
import org.hadrill.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamProbeTests {
    private static final NodeName M1 = new NodeName("m1");
    private static final Ipv4 ROUTER = Ipv4.parse("192.168.46.200");
    private static final Duration CLOSE = Duration.ofMillis(1);

    private final Inventory inventory = TestInventory.example();
    private final ManualTime time = new ManualTime();
    private final List<Event> events = new ArrayList<>();
    private final EventLog log = new EventLog(events::add, RecordingStore.inMemory());

    @Test
    void putsPingsOnOurAxisByTheClockOfTheObserver() {
        run(
                new PingReader(ROUTER, inventory),
                List.of(
                        "PING 192.168.46.200 (192.168.46.200) 56(84) bytes of data.",
                        "[1795370009.658499] 64 bytes from 192.168.46.200: icmp_seq=1 ttl=64 time=1.67 ms",
                        "[1795370009.758499] 64 bytes from 192.168.46.200: icmp_seq=2 ttl=64 time=1.67 ms (DUP!)",
                        "[1795370009.858499] no answer yet for icmp_seq=3",
                        "64 bytes from 192.168.46.200: icmp_seq=4 ttl=64 time=1.67 ms"));

        assertThat(of(Event.PingReply.class)).hasSize(2).element(0).satisfies(reply -> {
            assertThat(reply.at().time()).isCloseTo(Duration.ofNanos(9_658_499_000L), CLOSE);
            assertThat(reply.at().error()).isBetween(Duration.ofMillis(2), Duration.ofMillis(5));
            assertThat(reply.address()).isEqualTo(ROUTER);
        });
        assertThat(of(Event.PingReply.class))
                .extracting(Event.PingReply::duplicate)
                .containsExactly(false, true);
        assertThat(of(Event.PingSilence.class)).singleElement().satisfies(s -> {
            assertThat(s.seq()).isEqualTo(3);
            assertThat(s.reason()).isEqualTo("no answer");
        });
    }

    /** The lines are of the containers lab: Heartbeat 3.0.6 took over, tcpdump 4.99. */
    @Test
    void takesAnAnnouncementForAClaim() {
        run(
                new AnnouncementReader(inventory),
                List.of(
                        "1795370009.401048 52:54:00:46:01:02 > ff:ff:ff:ff:ff:ff, ethertype ARP (0x0806), length 42:"
                                + " Request who-has 192.168.46.200 (ff:ff:ff:ff:ff:ff) tell 192.168.46.200, length 28",
                        "tcpdump: pcap_loop: The interface disappeared"));

        assertThat(of(Event.AddressClaim.class)).singleElement().satisfies(claim -> {
            assertThat(claim.at().time()).isCloseTo(Duration.ofNanos(9_401_048_000L), CLOSE);
            assertThat(claim.address()).isEqualTo(ROUTER);
            assertThat(claim.mac()).isEqualTo(new MacAddress("52:54:00:46:01:02"));
            assertThat(claim.announced()).isTrue();
        });
    }

    @Test
    void putsTheLedgerOnOurAxisByTheUptimeOfTheObserverAndGoesOnWhereItWas() {
        LedgerReader reader = LedgerReader.of(inventory, new Boots(inventory));
        run(reader, List.of("R 59.50 m1 1-40,43-44", "W 59.65 m1 45", "perl: not found", "R 59.70 m2 "));

        assertThat(of(Event.LedgerRead.class))
                .extracting(Event.LedgerRead::node, Event.LedgerRead::present)
                .containsExactly(
                        tuple(M1, List.of(new Event.Range(1, 40), new Event.Range(43, 44))),
                        tuple(new NodeName("m2"), List.of()));
        assertThat(of(Event.WriteAcknowledged.class)).singleElement().satisfies(w -> {
            assertThat(w.record()).isEqualTo(45);
            assertThat(w.at().time()).isCloseTo(Duration.ofMillis(9_650), Duration.ofMillis(20));
            assertThat(w.at().error()).isBetween(LedgerReader.UPTIME_ERROR, Duration.ofMillis(40));
        });
        assertThat(reader.command(false)).contains("' 192.168.199.2 4790 0.05 46 ");
    }

    @Test
    void aGuestThatDoesNotKnowItsNodeSaysWhichBootItIs() {
        Boots boots = new Boots(inventory);
        LedgerReader reader = LedgerReader.of(inventory, boots);
        run(reader, List.of("R 59.40 9f5e 1-40"));
        assertThat(of(Event.LedgerRead.class))
                .as("before that node told of its boot")
                .isEmpty();

        boots.seen("9f5e", new NodeName("m2"));
        run(reader, List.of("R 59.50 9f5e 1-41", "W 59.65 9f5e 42"));

        assertThat(of(Event.LedgerRead.class))
                .extracting(Event.LedgerRead::node)
                .containsExactly(new NodeName("m2"));
        assertThat(of(Event.WriteAcknowledged.class)).hasSize(1);
    }

    @Test
    void theLedgerIsTheGuestsThatKeepsItByTheInventory(@TempDir Path folder) throws Exception {
        String text = InventoryExample.text();
        String ledger = text.lines()
                .filter(l -> l.startsWith("    ledger: "))
                .findFirst()
                .orElseThrow();
        String ofDbms =
                text.replace(ledger + "\n", "").replace("dbms: { id: 103, ", "dbms: { ledger: read-it, id: 103, ");
        Inventory other = ((InventoryReading.Clean) new InventoryReader(InventoryReader.SCENARIOS)
                        .read(Files.writeString(folder.resolve("inventory.yaml"), ofDbms)))
                .inventory();

        LedgerReader reader = LedgerReader.of(other, new Boots(other));

        assertThat(reader.command(true)).contains("' 192.168.199.3 4790 ");
    }

    /** Lines of fping 5.1: replies, one of an address that is not ours, an error. */
    @Test
    void putsPingsOfAllAddressesByOneProcessOnOurAxis() {
        ScriptedHost host = run(
                new FpingReader(inventory.pingedAddresses(), Duration.ofMillis(100)),
                List.of(
                        "[1795370009.65849] 192.168.46.200 : [9], 64 bytes, 0.053 ms (0.069 avg, 0% loss)",
                        "[1795370009.65852] 192.168.199.2  : [9], 64 bytes, 0.053 ms (0.069 avg, 0% loss)",
                        "[1795370010.75849] 192.168.46.77 : [10], 64 bytes, 0.053 ms (0.069 avg, 9% loss)",
                        "ICMP Host Unreachable from 192.168.46.1 for ICMP Echo sent to 192.168.46.200"));

        assertThat(host.commands.get(0)).contains("fping -l -D -p 100.0 -t 1000 -i 1 192.168.46.200 ", " 127.0.0.1 ");
        assertThat(of(Event.PingReply.class))
                .extracting(Event.PingReply::address)
                .containsExactly(ROUTER, Ipv4.parse("192.168.199.2"));
        assertThat(of(Event.PingReply.class).get(0).at().time()).isCloseTo(Duration.ofNanos(9_658_490_000L), CLOSE);
    }

    /** fping 5.1 stopped telling of lost probes after three drills in the VM lab, and its observer seemed to have fallen silent. */
    @Test
    void aProbeIsLostWhenTheLoopbackIsASecondAhead() {
        List<String> lines = new ArrayList<>();
        for (int seq = 0; seq < 20; seq++) {
            if (seq != 3 && seq != 4) {
                lines.add(reply("192.168.46.200", seq));
            }
            lines.add(reply("127.0.0.1", seq));
        }
        run(new FpingReader(List.of(ROUTER), Duration.ofMillis(100)), lines);

        assertThat(of(Event.PingReply.class)).hasSize(18);
        assertThat(of(Event.PingSilence.class))
                .extracting(Event.PingSilence::seq)
                .containsExactly(3L, 4L);
        assertThat(of(Event.PingSilence.class).get(0).at().time()).isCloseTo(Duration.ofMillis(10_300), CLOSE);
    }

    private static String reply(String address, int seq) {
        return String.format(
                java.util.Locale.ROOT,
                "[%.5f] %s : [%d], 64 bytes, 0.053 ms (0.069 avg, 0%% loss)",
                1_795_370_010 + seq * 0.1,
                address,
                seq);
    }

    @Test
    void leavesRoomForAllAddressesWithinAPeriod() {
        List<Ipv4> many = java.util.stream.IntStream.rangeClosed(1, 254)
                .mapToObj(i -> Ipv4.parse("192.168.199." + i))
                .toList();

        assertThat(new FpingReader(many, Duration.ofMillis(100)).command(true)).contains(" -i 0 ");
    }

    @Test
    void readsTheStateOfANode() {
        run(
                new StateReader(M1, inventory, new Boots(inventory)),
                List.of("S 1795370003.500000 b=5f1c d=1 v=1 h=1 o=up r=4711 g=router,mail, "
                        + "| 0: cs:SyncSource ro:Primary/Secondary ds:UpToDate/Inconsistent C r-----"
                        + "|\t[=========>..........] sync'ed: 50.0% (12292/22532)K|"));

        Event.NodeSample sample = of(Event.NodeSample.class).get(0);
        assertThat(sample.at().time()).isCloseTo(Duration.ofMillis(3500), CLOSE);
        assertThat(sample.bootId()).isEqualTo("5f1c");
        assertThat(sample.mounted()).isTrue();
        assertThat(sample.service()).isTrue();
        assertThat(sample.manager()).isTrue();
        assertThat(sample.guests()).containsExactly(new GuestName("mail"), new GuestName("router"));
        assertThat(sample.interconnect()).isEqualTo("up");
        assertThat(sample.received()).isEqualTo(4711);
        assertThat(sample.drbd())
                .contains(new Event.DrbdState(
                        "SyncSource", "Primary", "Secondary", "UpToDate", "Inconsistent", Optional.of(50.0)));
    }

    @Test
    void readsTheStateOfANodeThatHasNothing() {
        run(
                new StateReader(M1, inventory, new Boots(inventory)),
                List.of("S 1795370003.500000 b=5f1c d=0 v=0 h=0 o= r= g= |"));

        Event.NodeSample sample = of(Event.NodeSample.class).get(0);
        assertThat(sample.drbd()).isEmpty();
        assertThat(sample.guests()).isEmpty();
        assertThat(sample.received()).isZero();
    }

    @Test
    void doesNotDieOfAConnectionStateThatItDoesNotKnow() {
        run(
                new StateReader(M1, inventory, new Boots(inventory)),
                List.of("S 1795370003.500000 b=5f1c d=0 v=0 h=0 o=up r=1 g= "
                        + "| 0: cs:Sparkling ro:Primary/Unknown ds:UpToDate/DUnknown C r-----|"));

        assertThat(of(Event.NodeSample.class).get(0).drbd())
                .get(InstanceOfAssertFactories.type(Event.DrbdState.class))
                .extracting(Event.DrbdState::role)
                .isEqualTo("Primary");
    }

    @Test
    void readsWhoAnswersArp() {
        run(
                new ArpingReader(inventory),
                List.of(
                        "ARPING 192.168.46.200 from 192.168.46.1 eth0",
                        "Unicast reply from 192.168.46.200 [52:54:00:46:01:01]  1.234ms",
                        "Unicast reply from 192.168.46.200 [52:54:00:46:01:02]  1.789ms",
                        "Sent 1 probes (1 broadcast(s))"));

        assertThat(of(Event.AddressClaim.class))
                .extracting(Event.AddressClaim::mac)
                .containsExactly(new MacAddress("52:54:00:46:01:01"), new MacAddress("52:54:00:46:01:02"));
    }

    @Test
    void passesOverKernelMessagesFromBeforeItBegan() {
        run(
                new KernelLogReader(M1, time),
                List.of(
                        "6,640,49000000,-;drbd: initialized. Version: 8.4.11 (api:1/proto:86-101)",
                        "3,712,52913267,-;drbd r0: PingAck did not arrive in time.",
                        " SUBSYSTEM=block"));

        assertThat(of(Event.LogLine.class)).singleElement().satisfies(line -> {
            assertThat(line.text()).isEqualTo("drbd r0: PingAck did not arrive in time.");
            assertThat(line.at().time()).isCloseTo(Duration.ofNanos(2_913_267_000L), CLOSE);
        });
    }

    @Test
    void takesUpTheManagersLogAgainWithoutRepeatingIt() {
        String dead = "Nov 22 18:01:19 m2 heartbeat: [238]: WARN: node m1: is dead";
        String complete = "Nov 22 18:01:31 m2 heartbeat: [238]: info: mach_down takeover complete.";
        ScriptedHost host = run(new ManagerLogReader(M1, inventory), List.of("\0\0\0" + dead), List.of(dead, complete));

        assertThat(of(Event.LogLine.class)).extracting(Event.LogLine::text).containsExactly(dead, complete);
        assertThat(host.commands.get(0)).contains("tail -n 0 ");
        assertThat(host.commands.get(1)).contains("tail -n 400 ");
    }

    @Test
    void saysWhenItsStreamOpenedAndBroke() {
        run(new PingReader(ROUTER, inventory), List.of(), List.of());

        assertThat(of(Event.StreamChange.class))
                .extracting(Event.StreamChange::open)
                .containsExactly(true, false, true, false);
        assertThat(of(Event.StreamChange.class).get(1).reason()).isEqualTo("the connection broke: reset");
        assertThat(of(Event.StreamChange.class).get(3).reason()).isEqualTo("stopped");
    }

    @SafeVarargs
    private ScriptedHost run(StreamProbe.Reader reader, List<String>... lives) {
        ScriptedHost host = new ScriptedHost(time, List.of(lives));
        StreamProbe probe = new StreamProbe("source", host, reader, log, time);
        host.afterLast = probe::stop;
        probe.run();
        return host;
    }

    private <E extends Event> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
