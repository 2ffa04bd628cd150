package org.hadrill.report.html;

import java.util.Optional;
import org.hadrill.recording.Recording;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;

public final class HtmlReport {
    public HtmlReport(RunResult run) {}

    public void add(DrillResult drill, Optional<Recording> recording) {}

    public String render() {
        return "";
    }
}
