package org.hadrill.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event;
import org.hadrill.recording.Stamp;
import org.hadrill.recording.TestRecordings;
import org.hadrill.timeline.Outage;
import org.hadrill.timeline.Outages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outages of recorded pings against the figures that were worked out beside the recordings. */
class RecordedOutagesTests {
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Ipv4 ROUTER = Ipv4.parse("192.168.46.200");

    @ParameterizedTest
    @CsvSource({
        "power-cut-ping-192.168.46.200.txt, 192.168.46.200, 100, 17.85, 23.16",
        "power-cut-ping-192.168.199.1.txt, 192.168.199.1, 100, 17.77, 23.23",
        "power-cut-ping-192.168.199.2.txt, 192.168.199.2, 100, 18.93, 23.20",
        "power-cut-ping-192.168.199.3.txt, 192.168.199.3, 100, 18.91, 23.12",
        "clean-stop-ping-192.168.199.2.txt, 192.168.199.2, 200, 27.18, 22.52",
    })
    void findsTakeoverAndFailbackAndNothingElse(
            String file, String address, long periodMs, double takeover, double failback) throws IOException {
        Ipv4 pinged = Ipv4.parse(address);
        Duration period = Duration.ofMillis(periodMs);

        List<Outage> outages = new Outages(RecordedPings.read(file, pinged, period)).of(pinged);

        assertThat(outages)
                .hasSize(2)
                .noneMatch(Outage::censored)
                .allSatisfy(o -> assertThat(o.error())
                        .isBetween(period, period.multipliedBy(3).dividedBy(2)));
        assertThat(silence(outages.get(0))).isCloseTo(takeover, within(0.006));
        assertThat(silence(outages.get(1))).isCloseTo(failback, within(0.006));
    }

    @Test
    void findsNoneWhereEth2WasDownOnly() throws IOException {
        assertThat(new Outages(RecordedPings.read("eth2-down-ping-192.168.46.200.txt", ROUTER, PERIOD)).of(ROUTER))
                .isEmpty();
    }

    /** "18.57s[+16.6..+35.2] END-SILENT since +76.5", t=0 being 6 s after the first probe. */
    @Test
    void leavesAnOutageThatDidNotEndCensored() throws IOException {
        List<Outage> outages =
                new Outages(RecordedPings.read("double-fault-ping-192.168.46.200.txt", ROUTER, PERIOD)).of(ROUTER);

        assertThat(outages).extracting(Outage::censored).containsExactly(false, true);
        assertThat(silence(outages.get(0))).isCloseTo(18.57, within(0.006));
        Duration between = outages.get(1).start().minus(outages.get(0).start());
        assertThat(between.toMillis() / 1e3).isCloseTo(76.5 - 16.6, within(0.1));
    }

    @Test
    void agreesWithTheFramesWithinAPeriod() throws IOException {
        Duration origin = RecordedPings.origin("power-cut-ping-192.168.46.200.txt");
        List<Event> frames = new ArrayList<>();
        long number = 0;
        for (Pcap.Packet packet : Pcap.read("power-cut-lan.pcap.gz")) {
            number++;
            if (Frames.decode(packet.bytes()) instanceof Frames.EchoReply reply
                    && reply.source().equals(ROUTER)) {
                Stamp at = new Stamp(packet.time().minus(origin), Duration.ZERO, "lan", number);
                frames.add(new Event.FrameReply(at, ROUTER, number));
            }
        }
        List<Outage> seen =
                new Outages(RecordedPings.read("power-cut-ping-192.168.46.200.txt", ROUTER, PERIOD)).of(ROUTER);

        List<Outage> truth = new Outages(TestRecordings.of(PERIOD, frames)).inFrames(ROUTER);

        assertThat(truth).hasSameSizeAs(seen);
        for (int i = 0; i < seen.size(); i++) {
            assertThat(seconds(truth.get(i))).isCloseTo(seconds(seen.get(i)), within(0.1));
            assertThat(truth.get(i).start()).isCloseTo(seen.get(i).start(), PERIOD);
        }
    }

    /** From reply to reply, as it was worked out: these recordings have no error of a clock, only the time between two probes. */
    private static double silence(Outage outage) {
        return outage.duration().plus(outage.error()).toNanos() / 1e9;
    }

    private static double seconds(Outage outage) {
        return outage.duration().toNanos() / 1e9;
    }
}
