package org.hadrill.report.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.recording.Recording;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.Verdict;

/** What happened, in sentences for somebody who knows nothing about clusters. */
final class Story {
    /** An interruption that begins so soon after the fault began with it. */
    private static final Duration WITH_THE_FAULT = Duration.ofSeconds(1);

    private Story() {}

    static String of(DrillResult drill, Optional<Recording> recording) {
        if (recording.isEmpty()) {
            return "There is no recording of this drill.";
        }
        List<Interruption> away = Interruption.of(recording.get(), drill);
        boolean known = drill.verdict() == Verdict.PASS || drill.verdict() == Verdict.FAIL;
        if (away.isEmpty()) {
            return known ? "Every address answered all the time." : "";
        }
        Duration fault = recording.get().fault().orElse(recording.get().start());
        List<String> sentences = new ArrayList<>();
        for (Interruption i : away) {
            sentences.add(sentence(i, i.from().minus(fault), sentences.isEmpty() ? "" : " again"));
        }
        return String.join(" ", sentences);
    }

    private static String sentence(Interruption away, Duration start, String again) {
        String when = start.abs().compareTo(WITH_THE_FAULT) < 0 ? "With the fault" : "At " + Figures.offset(start);
        String length = Figures.decimals(away.length(), 1) + " s later";
        return when + " the service went away" + again + "; " + length
                + (away.censored()
                        ? ", when the observation ended, it was not back."
                        : " it was back" + (away.by().isEmpty() ? "." : ", on " + away.by() + "."));
    }
}
