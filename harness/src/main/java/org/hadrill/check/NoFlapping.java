package org.hadrill.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event.Mark;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.timeline.Outage;
import org.hadrill.timeline.Outages;
import org.hadrill.verdict.CheckResult;

/**
 * Each move of the service costs an address one outage, and where it stays there is none. An address that comes and goes may
 * keep every limit, as each of its outages is short.
 */
final class NoFlapping implements Check {
    /** What a probe can be trusted to measure is twenty of its periods long; shorter outages are not counted. */
    static final int COUNTED_PERIODS = 20;

    @Override
    public String name() {
        return "no-flapping";
    }

    @Override
    public CheckResult judge(Facts facts) {
        Outages outages = new Outages(facts.recording());
        for (Ipv4 address : facts.header().pinged()) {
            if (outages.starved(address).stream().anyMatch(s -> s.to().compareTo(facts.fault()) > 0)) {
                throw new Facts.NotJudgeable("the probe of " + address + " was silent for a while");
            }
        }
        Mark fault = facts.recording().mark(Point.FAULT).orElseThrow();
        Optional<Duration> recovered = facts.expectation() == Expectation.TAKEOVER_THEN_FAILBACK
                ? facts.recording().mark(Point.RECOVERED).map(m -> m.at().time())
                : Optional.empty();
        for (Ipv4 address : facts.header().pinged()) {
            List<Outage> counted = outages.of(address).stream()
                    .filter(o -> o.end().compareTo(facts.fault()) > 0 && counts(facts, o))
                    .toList();
            Optional<CheckResult> flapping = recovered.isPresent()
                    ? split(facts, address, counted, recovered.get(), fault)
                    : flapping(facts, address, counted, moves(facts.expectation()), "after the fault", fault);
            if (flapping.isPresent()) {
                return flapping.get();
            }
        }
        return Results.pass(
                this,
                "no address was out more often than the service moves (at most " + times(moves(facts.expectation()))
                        + ")",
                fault.at());
    }

    /** One outage until the takeover is done, and one more for the way home. */
    private Optional<CheckResult> split(
            Facts facts, Ipv4 address, List<Outage> counted, Duration recovered, Mark fault) {
        List<Outage> before =
                counted.stream().filter(o -> o.start().compareTo(recovered) < 0).toList();
        List<Outage> after = counted.stream()
                .filter(o -> o.start().compareTo(recovered) >= 0)
                .toList();
        return flapping(facts, address, before, 1, "until the takeover was done", fault)
                .or(() -> flapping(facts, address, after, 1, "after the takeover", fault));
    }

    private Optional<CheckResult> flapping(
            Facts facts, Ipv4 address, List<Outage> counted, int allowed, String when, Mark fault) {
        if (counted.size() <= allowed) {
            return Optional.empty();
        }
        String list = counted.stream()
                .map(o -> Facts.seconds(o.duration()) + " s at " + facts.when(o.start()))
                .collect(Collectors.joining(", "));
        return Optional.of(Results.fail(
                this,
                address + " went away " + times(counted.size()) + " " + when + ", " + (allowed == 0 ? "" : "at most ")
                        + times(allowed) + " is right: " + list,
                fault.at()));
    }

    private static boolean counts(Facts facts, Outage outage) {
        return outage.duration().compareTo(facts.header().pingPeriod().multipliedBy(COUNTED_PERIODS)) > 0;
    }

    /** How often the service moves: away, and home again. */
    private static int moves(Expectation expectation) {
        return switch (expectation) {
            case STAY -> 0;
            case FAILBACK -> 1;
            default -> 2;
        };
    }

    private static String times(int n) {
        return switch (n) {
            case 0 -> "never";
            case 1 -> "once";
            case 2 -> "twice";
            default -> n + " times";
        };
    }
}
