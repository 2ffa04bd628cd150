package org.hadrill.report.html;

import org.hadrill.recording.Recording;
import org.hadrill.report.text.LegalText;
import org.hadrill.run.RunResult.DrillResult;

/** The timeline of a drill as a picture by itself, for reports that are not ours. */
public final class Picture {
    private final Timeline timeline;

    private Picture(Timeline timeline) {
        this.timeline = timeline;
    }

    /** A whole SVG file, in light colours; {@code recording} has events. */
    public static String of(DrillResult drill, Recording recording) {
        Timeline timeline = Timeline.of(DrillView.anchor(drill), recording, drill);
        return LegalText.of(Templates.rendered("picture.jte", new Picture(timeline)));
    }

    Timeline timeline() {
        return timeline;
    }

    String style() {
        return Templates.resource("colours.css") + Templates.resource("timeline.css");
    }
}
