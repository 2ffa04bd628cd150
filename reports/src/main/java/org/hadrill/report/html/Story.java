package org.hadrill.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.recording.Recording;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.Verdict;

/** What happened, in sentences for somebody who knows nothing about clusters. */
final class Story {
    private Story() {}

    static List<String> of(DrillResult drill, Optional<Recording> recording) {
        List<String> story = new ArrayList<>();
        if (recording.isEmpty()) {
            story.add("There is no recording of this drill.");
            return story;
        }
        List<Interruption> away = Interruption.of(recording.get(), drill);
        boolean known = drill.verdict() == Verdict.PASS || drill.verdict() == Verdict.FAIL;
        if (away.isEmpty() && known) {
            story.add("Every address answered all the time.");
        }
        for (Interruption i : away) {
            String when = "At "
                    + Figures.offset(i.from().minus(recording.get().fault().orElse(i.from())));
            String length = Figures.decimals(i.length(), 1) + " s";
            story.add(
                    i.censored()
                            ? when + " the service went away, and had not come back " + length
                                    + " later, when the observation ended."
                            : when + " the service went away for " + length + ", then it was back"
                                    + (i.by().isEmpty() ? "" : " on " + i.by()) + ".");
        }
        return story;
    }
}
