package org.hadrill.report.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.hadrill.report.compare.Match.Series;
import org.hadrill.report.stats.Holm;
import org.hadrill.report.stats.Rates;
import org.hadrill.report.stats.Sensitivity;
import org.hadrill.report.stats.Share;
import org.hadrill.report.stats.Shift;
import org.hadrill.report.stats.Times;

/**
 * Tests all scenarios of a comparison together. The outages and the pass rates decide: all of them are one family, in which the
 * share of false alarms is held. A comparison in which nothing varies cannot alarm and is not counted. The phases of a scenario are
 * a family of their own: they explain, and do not decide.
 */
final class Judgement {
    private final Settings settings;
    private final List<Match> matches;
    private final List<Double> corrected;
    private final int tests;

    Judgement(Settings settings, List<Match> matches) {
        this.settings = settings;
        this.matches = List.copyOf(matches);
        List<Double> raw = new ArrayList<>();
        for (Match match : matches) {
            match.outages().forEach(s -> raw.add(varies(s) ? p(s) : Double.NaN));
            raw.add(varies(match.old().passed(), match.now().passed()) ? p(match) : Double.NaN);
        }
        this.tests = (int) raw.stream().filter(p -> !p.isNaN()).count();
        this.corrected = corrected(raw);
    }

    /** How many comparisons decide. */
    int tests() {
        return tests;
    }

    private static double p(Series series) {
        return Shift.p(series.old(), series.now());
    }

    private static double p(Match match) {
        return Rates.p(match.old().passed(), match.now().passed());
    }

    private static boolean varies(Series s) {
        return s.old().n() > 0
                && s.now().n() > 0
                && DoubleStream.concat(
                                        Arrays.stream(s.old().seconds()),
                                        Arrays.stream(s.now().seconds()))
                                .distinct()
                                .count()
                        > 1;
    }

    private static boolean varies(Share old, Share now) {
        return old.of() > 0 && now.of() > 0 && old.hits() + now.hits() > 0 && old.misses() + now.misses() > 0;
    }

    /** In the same order; 1 where nothing varies. */
    private static List<Double> corrected(List<Double> raw) {
        List<Double> holm = Holm.corrected(raw.stream().filter(p -> !p.isNaN()).toList());
        List<Double> all = new ArrayList<>();
        int next = 0;
        for (double p : raw) {
            all.add(Double.isNaN(p) ? 1 : holm.get(next++));
        }
        return all;
    }

    ScenarioComparison of(Match match) {
        int first = 0;
        for (Match before : matches.subList(0, matches.indexOf(match))) {
            first += before.outages().size() + 1;
        }
        List<Series> series = match.outages();
        List<SeriesComparison> outages = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            SeriesComparison judged = judged(series.get(i), corrected.get(first + i), alpha(tests));
            outages.add(
                    judged.outcome() == Outcome.TOO_FEW ? judged.needing(more(series.get(i), alpha(tests))) : judged);
        }
        return new ScenarioComparison(
                match.old().scenario(),
                match.old(),
                match.now(),
                outages,
                phases(match),
                judged(match.old().passed(), match.now().passed(), corrected.get(first + series.size())));
    }

    private List<SeriesComparison> phases(Match match) {
        List<Series> series = match.phases();
        List<Double> p = corrected(
                series.stream().map(s -> varies(s) ? p(s) : Double.NaN).toList());
        double alpha = alpha((int) series.stream().filter(Judgement::varies).count());
        List<SeriesComparison> phases = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            phases.add(judged(series.get(i), p.get(i), alpha));
        }
        return phases;
    }

    /** What each of so many comparisons has of the share of false alarms, when it is the first to be rejected. */
    private double alpha(int family) {
        return settings.alpha() / Math.max(1, family);
    }

    private SeriesComparison judged(Series s, double p, double alpha) {
        Sensitivity sensitivity = new Sensitivity(s.old(), s.now());
        double smallest =
                Math.max(s.errorS(), sensitivity.smallest(s.old().n(), s.now().n(), alpha));
        Optional<Shift> shift = s.old().n() == 0 || s.now().n() == 0
                ? Optional.empty()
                : Optional.of(Shift.of(s.old(), s.now(), Settings.CONFIDENCE));
        double atMost = shift.flatMap(Shift::interval)
                .map(i -> Math.max(s.errorS(), i.farthest()))
                .orElse(Double.POSITIVE_INFINITY);
        Outcome outcome = outcome(p, shift, atMost, smallest, matters(s));
        return new SeriesComparison(
                s.move(), s.name(), s.old(), s.now(), shift, p, smallest, atMost, OptionalInt.empty(), outcome);
    }

    private OptionalInt more(Series s, double alpha) {
        return more(
                new Sensitivity(s.old(), s.now()).samples(matters(s), alpha),
                Math.min(s.old().n(), s.now().n()));
    }

    private double matters(Series s) {
        return Math.max(s.errorS(), settings.matters() * middle(s.old()));
    }

    private static double middle(Times times) {
        return times.median().filter(Double::isFinite).orElse(0.0);
    }

    private Outcome outcome(double p, Optional<Shift> shift, double atMost, double smallest, double matters) {
        if (shift.isEmpty()) {
            return Outcome.TOO_FEW;
        }
        if (p <= settings.alpha() && shift.get().ahead() != 0) {
            return shift.get().ahead() > 0 ? Outcome.SLOWER : Outcome.FASTER;
        }
        boolean wouldHaveBeenSeen = smallest <= matters && Double.isFinite(atMost);
        return atMost <= matters || wouldHaveBeenSeen ? Outcome.NO_DIFFERENCE : Outcome.TOO_FEW;
    }

    private RateComparison judged(Share old, Share now, double p) {
        double drop = old.of() == 0 || now.of() == 0 ? 0 : rate(old) - rate(now);
        if (p <= settings.alpha()) {
            return new RateComparison(old, now, p, OptionalInt.empty(), drop > 0 ? Outcome.WORSE : Outcome.BETTER);
        }
        if (old.of() > 0 && now.of() > 0 && drop <= 0) {
            return new RateComparison(old, now, p, OptionalInt.empty(), Outcome.NO_DIFFERENCE);
        }
        OptionalInt needed = drop > 0 ? drillsFor(rate(old), rate(now)) : OptionalInt.empty();
        return new RateComparison(old, now, p, more(needed, Math.min(old.of(), now.of())), Outcome.TOO_FEW);
    }

    private static double rate(Share share) {
        return share.hits() / (double) share.of();
    }

    /** How many drills a side shows such a drop with, if both go on as they began. */
    private OptionalInt drillsFor(double old, double now) {
        for (int n = 1; n <= Sensitivity.SAMPLES_LIMIT; n++) {
            Share before = new Share((int) Math.round(old * n), n);
            Share after = new Share((int) Math.round(now * n), n);
            if (Rates.p(before, after) <= alpha(tests)) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt more(OptionalInt needed, int there) {
        return needed.isEmpty() ? needed : OptionalInt.of(Math.max(1, needed.getAsInt() - there));
    }
}
