package org.hadrill.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.cluster.Ipv4;
import org.hadrill.timeline.Outage;
import org.junit.jupiter.api.Test;

class AccuracyTests {
    private static final Ipv4 ADDRESS = Ipv4.parse("198.18.0.1");
    private static final Duration PERIOD = ms(100);

    private final List<KnownOutages.Truth> truths = new ArrayList<>();
    private final List<Outage> reports = new ArrayList<>();

    @Test
    void isTheReportedLengthMinusTheTrueOne() {
        truth(1000, 500);
        truth(3000, 1200);
        report(1020, 460);
        report(3010, 1250);

        Accuracy accuracy = accuracy();

        assertThat(accuracy.errors()).containsExactly(ms(-40), ms(50));
        assertThat(accuracy.medianError()).isEqualTo(ms(45));
        assertThat(accuracy.maximumError()).isEqualTo(ms(50));
        assertThat(accuracy.bias()).isEqualTo(ms(5));
        assertThat(accuracy.withinOwn()).isEqualTo(2);
    }

    @Test
    void forgivesOnlyAMissedOutageOfAtMostTwoPeriods() {
        truth(1000, 190);
        truth(3000, 230);

        Accuracy accuracy = accuracy();

        assertThat(accuracy.missedShort()).containsExactly(ms(190));
        assertThat(accuracy.missed()).containsExactly(ms(230));
    }

    @Test
    void tellsOfAnOutageThatNeverWas() {
        truth(1000, 500);
        report(1000, 500);
        report(9000, 300);

        assertThat(accuracy().invented()).extracting(Outage::start).containsExactly(ms(9000));
    }

    @Test
    void countsWhatWasFurtherOffThanTheProbeItselfSaid() {
        truth(1000, 500);
        report(1000, 700);

        assertThat(accuracy().withinOwn()).isZero();
    }

    private Accuracy accuracy() {
        return Accuracy.of(PERIOD, truths, reports);
    }

    private void truth(long atMs, long lengthMs) {
        truths.add(new KnownOutages.Truth(ms(atMs), ms(lengthMs), ms(2)));
    }

    private void report(long atMs, long lengthMs) {
        reports.add(new Outage(ADDRESS, ms(atMs), ms(lengthMs), PERIOD, false));
    }

    private static Duration ms(long ms) {
        return Duration.ofMillis(ms);
    }
}
