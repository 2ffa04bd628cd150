package org.hadrill.report.html;

import java.util.List;
import java.util.Optional;
import org.hadrill.recording.Recording;
import org.hadrill.report.text.AddressOutages;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.verdict.CheckResult;
import org.jspecify.annotations.Nullable;

/** What opens under a drill's line. */
record DrillView(
        DrillResult drill,
        String story,
        @Nullable Timeline timeline,
        List<CheckRow> checks,
        List<OutageRow> outages,
        List<PhaseBar> phases,
        List<Link> files,
        List<String> figures) {

    /** A place in the page or beside it. */
    record Link(String text, String href) {}

    /** A check with links to its moment and to its evidence. */
    record CheckRow(
            String id, String name, VerdictLook verdict, String evidence, List<Link> refs, String at, String seconds) {}

    /** An outage of one address. */
    record OutageRow(
            String address, String part, String start, String duration, String frames, String limit, String within) {}

    static DrillView of(DrillResult drill, Optional<Recording> recording) {
        String id = anchor(drill);
        Timeline timeline = recording
                .filter(r -> !r.events().isEmpty())
                .map(r -> Timeline.of(id, r, drill))
                .orElse(null);
        return new DrillView(
                drill,
                Story.of(drill, recording),
                timeline,
                drill.checks().stream().map(c -> check(drill, c, timeline)).toList(),
                drill.outages().stream().map(o -> outage(drill, o)).toList(),
                PhaseBar.of(drill),
                List.of(
                        new Link("recording.jsonl", drill.folder() + "/recording.jsonl"),
                        new Link("raw logs", drill.folder() + "/raw/"),
                        new Link("lan.pcapng", "lan.pcapng"),
                        new Link("run.json", "run.json")),
                figures(drill));
    }

    static String anchor(DrillResult drill) {
        return "d" + drill.number();
    }

    private static CheckRow check(DrillResult drill, CheckResult check, @Nullable Timeline timeline) {
        boolean shown = timeline != null && check.at().isPresent();
        return new CheckRow(
                anchor(drill) + "-" + check.name(),
                check.name(),
                new VerdictLook(check.verdict()),
                check.evidence(),
                check.refs().stream()
                        .map(r -> new Link(r, RawPlace.of(drill, r)))
                        .toList(),
                shown && timeline != null
                        ? check.at().map(timeline.axis()::offset).orElse("")
                        : "",
                shown && timeline != null
                        ? check.at().map(timeline.axis()::seconds).orElse("")
                        : "");
    }

    private static OutageRow outage(DrillResult drill, OutageResult o) {
        boolean over = o.duration().compareTo(o.limit()) > 0;
        return new OutageRow(
                o.address().toString(),
                AddressOutages.inFailback(drill, o) ? "failback" : "",
                Figures.offset(o.start()),
                Figures.outage(o),
                o.frameDuration().map(f -> Figures.decimals(f, 2) + " s").orElse("–"),
                Figures.seconds(o.limit()),
                o.censored() ? "censored: had not ended" : over ? "over the limit" : "within");
    }

    private static List<String> figures(DrillResult drill) {
        String cluster = "cluster itself " + Figures.decimals(drill.cluster(), 1) + " s, of which "
                + Figures.decimals(drill.windows(), 1) + " s observation windows";
        boolean virtual = drill.wall().compareTo(drill.cluster()) < 0;
        return virtual ? List.of(cluster) : List.of("drill " + Figures.decimals(drill.wall(), 1) + " s", cluster);
    }
}
