package org.hadrill.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hadrill.report.Samples;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.junit.jupiter.api.Test;

class TerminalTableTests {
    private final RunResult run = Samples.mixed().run();
    private final TerminalTable table = new TerminalTable(Samples.ROUTER, List.of("no-op", "power-cut-active"), false);

    @Test
    void theTableAlignsAndFitsATerminal() {
        List<String> lines = new ArrayList<>();
        lines.add(table.header());
        run.drills().forEach(d -> lines.add(table.row(d)));

        assertThat(lines)
                .containsExactly(
                        "   scenario               fault     outage .46.200    failback  settled  verdict",
                        " 1 no-op                  none      none                         17.0 s  pass",
                        " 2 power-cut-active       05.300 s  17.7 s ± 0.1        23.0 s     64 s  pass",
                        " 3 interconnect-down      05.000 s  31.5 s ± 0.1                  105 s  FAIL",
                        " 4 return-of-preferred    05.000 s  -                                 -  unknown");
        assertThat(lines).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aLongScenarioNameWidensItsColumnOnly() {
        TerminalTable wide = new TerminalTable(Samples.ROUTER, List.of("interconnect-down-then-power-cut"), false);

        assertThat(wide.header().indexOf("fault")).isEqualTo(table.header().indexOf("fault") + 11);
    }

    @Test
    void belowTheRowStandsWhatDidNotPassAndWhere() {
        assertThat(table.details(drill(3)))
                .contains("     one-primary            m1 and m2 were both Primary for 27.6 s, from +10.0 s"
                        + "       m1.state:4832  m2.state:5147")
                .endsWith("     hadrill repaired the split brain: m2's changes since the cut were discarded"
                        + " <drbd.conf(5)>.");
        assertThat(table.details(drill(2))).isEmpty();
    }

    @Test
    void checksWithOneReasonShareALineAndControlCharactersDoNotReachTheTerminal() {
        assertThat(table.details(drill(4)))
                .containsExactly(
                        "     fault-proven              unknown: the BMC of m1 said \"off\", but m1 sent 14 frames &"
                                + " <more>?       drill:809",
                        "     disk-moved and 13 more    unknown: not judged: the fault is not proven");
    }

    @Test
    void theClosingLinesSayVerdictCountsReportAndHowToRepeat() {
        RunResult vm = Samples.powerCut().run();

        assertThat(table.closing(vm, "out/a/report.html"))
                .containsExactly(
                        "pass      1 drill, 15 checks: 15 pass, 0 fail, 0 unknown, 0 infra     1 min 13 s",
                        "report    out/a/report.html",
                        "repeat    ./hadrill run --lab vm --seed 1");
    }

    @Test
    void theClosingLinesOfASimulatedRunSaySoAndTellItsTimeFromOurs() {
        assertThat(table.closing(run, "out/a/report.html"))
                .containsExactly(
                        "FAIL      4 drills, 58 checks: 35 pass, 8 fail, 15 unknown, 0 infra  in 230 s, 3 min 27 s of"
                                + " virtual time",
                        "lab       SIMULATED: nodes, disk, network and guests are a model; no real machine was tested",
                        "report    out/a/report.html",
                        "repeat    ./hadrill run --lab vm --seed 1");
    }

    @Test
    void coloursAddNothingButColours() {
        TerminalTable coloured = new TerminalTable(Samples.ROUTER, List.of("no-op"), true);

        assertThat(coloured.row(drill(3))).contains("\u001b[1;31mFAIL\u001b[0m");
        assertThat(coloured.row(drill(3)).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(table.row(drill(3)));
    }

    private DrillResult drill(int number) {
        return run.drills().get(number - 1);
    }
}
