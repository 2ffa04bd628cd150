package org.hadrill.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hadrill.cluster.Ipv4;
import org.hadrill.probe.SourceClock;

/**
 * Outages of a known length: the kernel of the host that has the address drops all that comes from it, by a routing rule
 * (ip-rule(8), {@code blackhole}), while a script on that host sleeps. It writes the time before and after each of its two
 * commands, so the truth is known to within what the commands took.
 */
final class KnownOutages {
    static final Duration SHORTEST = Duration.ofMillis(50);
    static final Duration LONGEST = Duration.ofSeconds(5);

    /** Replies between two outages, so that the probe of the longest period tells them apart. */
    private static final Duration QUIET = Duration.ofMillis(700);

    /** Spreads the beginning over all phases of a period. */
    private static final Duration QUIET_SPREAD = Duration.ofMillis(300);

    private static final int PREFERENCE = 1;
    private static final Pattern LINE = Pattern.compile("outage ([\\d.]+) ([\\d.]+) ([\\d.]+) ([\\d.]+)");

    private final Ipv4 address;
    private final List<Planned> plan;

    private record Planned(Duration quiet, Duration length) {
        String words() {
            return String.format(Locale.ROOT, "%.4f:%.4f", quiet.toNanos() / 1e9, length.toNanos() / 1e9);
        }
    }

    private KnownOutages(Ipv4 address, List<Planned> plan) {
        this.address = address;
        this.plan = plan;
    }

    /** {@code count} outages, their lengths spread evenly over the logarithm from {@link #SHORTEST} to {@link #LONGEST}. */
    static KnownOutages of(Ipv4 address, int count, long seed) {
        Random random = new Random(seed);
        double ratio = (double) LONGEST.toNanos() / SHORTEST.toNanos();
        List<Planned> plan = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            plan.add(new Planned(
                    QUIET.plus(Duration.ofNanos((long) (QUIET_SPREAD.toNanos() * random.nextDouble()))),
                    Duration.ofNanos((long) (SHORTEST.toNanos() * Math.pow(ratio, random.nextDouble())))));
        }
        return new KnownOutages(address, plan);
    }

    /** Time for all of them, without what the commands take. */
    Duration length() {
        return plan.stream().map(p -> p.quiet().plus(p.length())).reduce(Duration.ZERO, Duration::plus);
    }

    /** The script, for bash; one line an outage, and {@code end}. Leaves no rule behind, however it ends. */
    String script() {
        String rule = "ip rule %s from " + address + " blackhole pref " + PREFERENCE;
        return """
                exec bash -c 'exec 9<> <(:)
                trap "%2$s 2>/dev/null" EXIT
                for p in %3$s; do
                  read -r -t ${p%%:*} -u 9
                  a=$EPOCHREALTIME; %1$s; b=$EPOCHREALTIME
                  read -r -t ${p#*:} -u 9
                  c=$EPOCHREALTIME; %2$s; d=$EPOCHREALTIME
                  echo "outage $a $b $c $d"
                done
                echo end
                cat >/dev/null'""".formatted(
                        rule.formatted("add"),
                        rule.formatted("del"),
                        plan.stream().map(Planned::words).collect(Collectors.joining(" ")));
    }

    /**
     * What really happened.
     *
     * @param start when it began, since the epoch
     * @param error the length is within plus or minus this
     */
    record Truth(Duration start, Duration length, Duration error) {
        Duration end() {
            return start.plus(length);
        }
    }

    /** @return empty for a line that tells of no outage */
    static Optional<Truth> parse(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            return Optional.empty();
        }
        Duration adding = SourceClock.seconds(m.group(1));
        Duration added = SourceClock.seconds(m.group(2));
        Duration deleting = SourceClock.seconds(m.group(3));
        Duration deleted = SourceClock.seconds(m.group(4));
        Duration start = adding.plus(added).dividedBy(2);
        Duration end = deleting.plus(deleted).dividedBy(2);
        Duration error = added.minus(adding).plus(deleted.minus(deleting)).dividedBy(2);
        return Optional.of(new Truth(start, end.minus(start), error));
    }
}
