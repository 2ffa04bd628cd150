package org.hadrill.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Recording;
import org.hadrill.report.text.LegalText;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;

/**
 * The report as one HTML page: first screen, then a part for each drill with its timeline. It asks nothing of any network,
 * and reads without its script. Not thread-safe.
 */
public final class HtmlReport {
    private final RunResult run;
    private final Set<Integer> open;
    private final List<DrillEntry> drills = new ArrayList<>();
    private Optional<Ipv4> router = Optional.empty();

    public HtmlReport(RunResult run) {
        this.run = run;
        this.open = DrillEntry.open(run);
    }

    /** Adds a drill; its recording is not kept. */
    public void add(DrillResult drill, Optional<Recording> recording) {
        router = router.or(() -> recording.map(r -> r.header().routerAddress()));
        String body = LegalText.of(Templates.rendered("body.jte", DrillView.of(drill, recording)));
        drills.add(DrillEntry.of(drill, router(), body, open.contains(drill.number())));
    }

    /** The page of the drills added so far. */
    public String render() {
        List<ScenarioRow> rows = ScenarioRow.of(run, router());
        return LegalText.of(Templates.rendered(
                "report.jte",
                new Page(
                        run,
                        router().toString(),
                        rows,
                        DrillGroup.of(rows, drills),
                        style(),
                        Templates.resource("timeline.js") + Templates.resource("report.js"))));
    }

    /** The address that the first screen is about; without any recording, the first that was watched. */
    private Ipv4 router() {
        return router.or(() -> run.drills().stream()
                        .flatMap(d -> d.limits().keySet().stream())
                        .findFirst())
                .orElse(new Ipv4(0));
    }

    private static String style() {
        return Stream.of("colours.css", "dark.css", "page.css", "timeline.css")
                .map(Templates::resource)
                .collect(Collectors.joining());
    }
}
