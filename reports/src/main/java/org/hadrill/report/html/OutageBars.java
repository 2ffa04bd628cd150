package org.hadrill.report.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hadrill.cluster.Ipv4;
import org.hadrill.report.text.AddressOutages;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;

/**
 * The outages of one address in one drill against the limit: a bar each, on the same scale in every row.
 *
 * @param limitX place of the limit, in pixels
 */
record OutageBars(List<Bar> bars, double limitX, String label) {
    static final int WIDTH = 190;
    static final int BAR = 7;
    static final int PITCH = 10;

    private static final int BARS_MAX = 4;
    private static final Duration SCALE_MIN = Duration.ofSeconds(1);

    /** One outage. */
    record Bar(double y, double width, String css, String title) {}

    /** The longest time that any row has to show. */
    static Duration scale(RunResult run, Ipv4 address) {
        return run.drills().stream()
                .flatMap(d -> d.outages().stream())
                .filter(o -> o.address().equals(address))
                .flatMap(o -> Stream.of(o.duration(), o.limit()))
                .max(Duration::compareTo)
                .orElse(SCALE_MIN);
    }

    static OutageBars of(DrillResult drill, Ipv4 address, Duration scale) {
        AddressOutages outages = AddressOutages.of(drill, address);
        List<Bar> bars = new ArrayList<>();
        Stream.concat(outages.takeover().stream(), outages.failback().stream())
                .limit(BARS_MAX)
                .forEach(o -> bars.add(new Bar(
                        bars.size() * PITCH + 2.0, Math.max(1, x(o.duration(), scale)), css(o), title(drill, o))));
        double limit = Stream.concat(outages.takeover().stream(), outages.failback().stream())
                .findFirst()
                .map(o -> x(o.limit(), scale))
                .orElse(-1.0);
        String label = bars.isEmpty()
                ? "no outage"
                : String.join("; ", bars.stream().map(Bar::title).toList());
        return new OutageBars(bars, limit, label);
    }

    private static double x(Duration time, Duration scale) {
        return Math.round((double) time.toNanos() / scale.toNanos() * (WIDTH - 4) * 10) / 10.0;
    }

    private static String css(OutageResult outage) {
        return outage.censored() || outage.duration().compareTo(outage.limit()) > 0 ? "bar over" : "bar";
    }

    private static String title(DrillResult drill, OutageResult outage) {
        return (AddressOutages.inFailback(drill, outage) ? "failback " : "outage ") + Figures.outage(outage)
                + ", limit " + Figures.seconds(outage.limit());
    }

    int height() {
        return Math.max(1, bars.size()) * PITCH + 2;
    }
}
