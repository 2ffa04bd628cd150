package org.hadrill.report.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hadrill.recording.Recording;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.timeline.Lanes;

/**
 * A time in which the service was away from outside: outages of any address that overlap are one interruption, which ends
 * when the last address answers again.
 *
 * @param from on the recording's axis
 * @param to when the service was back, or the observation ended
 * @param by who answered for the router's address then, empty when nobody is known
 */
record Interruption(Duration from, Duration to, boolean censored, String by) {
    static List<Interruption> of(Recording recording, DrillResult drill) {
        Duration zero = recording.fault().orElse(recording.start());
        List<Interruption> all = new ArrayList<>();
        drill.outages().stream()
                .sorted(Comparator.comparing(OutageResult::start))
                .forEach(o -> {
                    Duration from = zero.plus(o.start());
                    Duration to = from.plus(o.duration());
                    int last = all.size() - 1;
                    if (last >= 0 && from.compareTo(all.get(last).to()) <= 0) {
                        Interruption before = all.get(last);
                        Duration end = to.compareTo(before.to()) > 0 ? to : before.to();
                        all.set(last, new Interruption(before.from(), end, before.censored() || o.censored(), ""));
                    } else {
                        all.add(new Interruption(from, to, o.censored(), ""));
                    }
                });
        return all.stream()
                .map(i -> new Interruption(i.from(), i.to(), i.censored(), owner(recording, i.to())))
                .toList();
    }

    private static String owner(Recording recording, Duration at) {
        return new Lanes(recording)
                .owner().stream()
                        .filter(s -> s.from().compareTo(at) <= 0 && s.to().compareTo(at) >= 0)
                        .map(s -> s.value())
                        .reduce((a, b) -> b)
                        .orElse("");
    }

    Duration length() {
        return to.minus(from);
    }

    String word() {
        return censored ? "service not back" : "service back" + (by.isEmpty() ? "" : " on " + by);
    }

    String sentence() {
        return word() + (censored ? ", away for more than " : ", after ") + Figures.decimals(length(), 1) + " s";
    }
}
