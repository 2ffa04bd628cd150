package org.hadrill.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());

    private final RunResult run;
    private final List<DrillView> drills = new ArrayList<>();
    private Optional<Ipv4> router = Optional.empty();

    public HtmlReport(RunResult run) {
        this.run = run;
    }

    /** Adds a drill; its recording is not kept. */
    public void add(DrillResult drill, Optional<Recording> recording) {
        router = router.or(() -> recording.map(r -> r.header().routerAddress()));
        drills.add(DrillView.of(drill, recording));
    }

    /** The page of the drills added so far. */
    public String render() {
        Ipv4 address = router.or(() -> run.drills().stream()
                        .flatMap(d -> d.outages().stream())
                        .map(o -> o.address())
                        .findFirst())
                .orElse(new Ipv4(0));
        Duration scale = OutageBars.scale(run, address);
        List<SummaryRow> rows =
                run.drills().stream().map(d -> SummaryRow.of(d, address, scale)).toList();
        StringOutput out = new StringOutput();
        TEMPLATES.render(
                "report.jte",
                new Page(run, address.toString(), rows, drills, resource("report.css"), resource("report.js")),
                out);
        return LegalText.of(out.toString());
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name, e);
        }
    }
}
