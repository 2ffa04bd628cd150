package org.hadrill.report.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hadrill.cluster.Ipv4;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** The table of a run as the terminal shows it, line by line, so that a row can be printed as soon as its drill is over. */
public final class TerminalTable {
    private static final int SCENARIO_MIN = 21;
    private static final int CLOSING_WIDTH = 80;

    private final Ipv4 router;
    private final String row;
    private final boolean colours;

    /**
     * @param router the address whose outages the table shows
     * @param scenarios names of the scenarios to come, for the width of their column
     * @param colours whether to write ANSI colours; never the only sign
     */
    public TerminalTable(Ipv4 router, List<String> scenarios, boolean colours) {
        this.router = router;
        this.colours = colours;
        int width = Math.max(
                SCENARIO_MIN, scenarios.stream().mapToInt(String::length).max().orElse(0));
        this.row = "%2s %-" + width + "s  %-8s  %-17s %8s  %7s  %s";
    }

    public String header() {
        String address = router.toString();
        String tail = address.substring(address.indexOf('.', address.indexOf('.') + 1));
        return line("", "scenario", "fault", "outage " + tail, "failback", "settled", "verdict");
    }

    /** The drill in one line. */
    public String row(DrillResult drill) {
        AddressOutages outages = AddressOutages.of(drill, router);
        boolean known = drill.verdict() == Verdict.PASS || drill.verdict() == Verdict.FAIL;
        String none = known ? "none" : "-";
        return line(
                Integer.toString(drill.number()),
                drill.scenario(),
                drill.faultAt()
                        .filter(f -> !nothingBroken(drill))
                        .map(f -> String.format(Locale.ROOT, "%06.3f s", f.toMillis() / 1e3))
                        .orElse("none"),
                outages.takeover().isEmpty() ? none : AddressOutages.words(outages.takeover()),
                AddressOutages.longest(outages.failback())
                        .map(o -> (o.censored() ? "> " : "") + Figures.decimals(o.duration(), 1) + " s")
                        .orElse(""),
                drill.settled().map(Figures::seconds).orElse("-"),
                coloured(drill.verdict(), drill.verdict().word()));
    }

    private static boolean nothingBroken(DrillResult drill) {
        return drill.fault().startsWith("none");
    }

    /** Under the row: every check that is not a pass, in a sentence with where to look, then the drill's notes. */
    public List<String> details(DrillResult drill) {
        List<CheckLine> bad = CheckLine.notPassed(drill);
        int width = bad.stream().mapToInt(c -> c.names().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (CheckLine line : bad) {
            String name = String.format(Locale.ROOT, "%-" + width + "s", line.names());
            lines.add("     " + coloured(line.verdict(), name) + "    " + printable(line.sentence())
                    + (line.refs().isEmpty() ? "" : "       " + String.join("  ", line.refs())));
        }
        drill.notes().forEach(n -> lines.add("     " + printable(n)));
        return lines;
    }

    /** The last lines: notes, verdict and counts, where the report is, how to repeat the run. */
    public List<String> closing(RunResult run, String report) {
        List<CheckResult> checks =
                run.drills().stream().flatMap(d -> d.checks().stream()).toList();
        String counts = Arrays.stream(new Verdict[] {Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN, Verdict.INFRA})
                .map(v -> checks.stream().filter(c -> c.verdict() == v).count() + " "
                        + v.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        String sum = count(run.drills().size(), "drill") + ", " + count(checks.size(), "check") + ": " + counts;
        String wall = took(run);
        List<String> lines = new ArrayList<>();
        run.notes().forEach(n -> lines.add("note      " + n));
        String gap = " ".repeat(Math.max(2, CLOSING_WIDTH - 10 - sum.length() - wall.length()));
        lines.add(coloured(
                        run.verdict(),
                        String.format(Locale.ROOT, "%-10s", run.verdict().word()))
                + sum
                + gap
                + wall);
        if (run.simulated()) {
            lines.add("lab       SIMULATED: nodes, disk, network and guests are a model; no real machine was tested");
        }
        lines.add("report    " + report);
        lines.add("repeat    " + run.repeatCommand());
        return List.copyOf(lines);
    }

    /** In virtual time the drills take longer than we do. */
    private static String took(RunResult run) {
        if (!run.simulated()) {
            return Figures.minutes(run.wall());
        }
        Duration cluster = run.drills().stream().map(DrillResult::cluster).reduce(Duration.ZERO, Duration::plus);
        return "in " + Figures.seconds(run.wall()) + ", " + Figures.minutes(cluster) + " of virtual time";
    }

    private String line(Object... cells) {
        return String.format(Locale.ROOT, row, cells).stripTrailing();
    }

    /** What a node wrote must not steer the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private String coloured(Verdict verdict, String text) {
        if (!colours) {
            return text;
        }
        String code = switch (verdict) {
            case PASS -> "32";
            case FAIL -> "1;31";
            case UNKNOWN -> "33";
            case INFRA -> "35";
        };
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
