package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingFile;
import org.hadrill.report.Rejudged;
import org.hadrill.report.Rejudged.Change;
import org.hadrill.report.Reports;
import org.hadrill.report.sample.RunFolders;
import org.hadrill.report.sample.RunSamples;
import org.hadrill.report.text.StatisticsTable;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.suite.Version;
import org.hadrill.verdict.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hadrill rejudge}: an old run, judged by this version. */
@Command(
        name = "rejudge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Judges a stored run again from its recordings, and says which verdicts changed.",
        footerHeading = "%n",
        footer = {"The old run stays as it is. Exit codes are those of a run, by the verdict of now."})
final class RejudgeCommand implements Callable<Integer> {
    /** What a report refers to. */
    private static final List<String> KEPT = List.of("drills", "lan.pcapng");

    @Parameters(index = "0", paramLabel = "RUN", description = "Folder of the run.")
    Path run;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write a new run here, with copies of the recordings and new reports. Must not exist.")
    Optional<Path> out = Optional.empty();

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (out.filter(Files::exists).isPresent()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), out.get() + " is there already; name another folder with --out");
        }
        RunResult before = before();
        Rejudged rejudged = Rejudged.of(run, before, Version.TEXT);
        PrintWriter print = spec.commandLine().getOut();
        print.println("run       " + run + ", " + before.drills().size() + " drills, by hadrill " + before.hadrill());
        table(rejudged, print);
        rejudged.unread().forEach(print::println);
        if (out.isPresent()) {
            write(rejudged.result(), out.get());
            print.println("report    " + out.get().resolve(Reports.HTML));
        }
        print.println("verdict   " + before.verdict().word() + " -> "
                + rejudged.result().verdict().word());
        return rejudged.result().verdict().exitCode();
    }

    private RunResult before() {
        try {
            return RunFolders.result(run);
        } catch (IOException e) {
            throw new Errors.Failure(Errors.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static void table(Rejudged rejudged, PrintWriter print) {
        if (rejudged.changes().isEmpty()) {
            print.println("changed   no verdict of any check");
        } else {
            String row = "%2s  %-28s  %-24s  %-18s  %s%n";
            print.printf(Locale.ROOT, row, "", "scenario", "check", "verdict", "evidence");
            for (Change c : rejudged.changes()) {
                print.printf(
                        Locale.ROOT,
                        row,
                        c.drill(),
                        c.scenario(),
                        c.check(),
                        word(c.before()) + " -> " + word(c.now()),
                        c.evidence());
            }
        }
        print.println();
        if (rejudged.unread().isEmpty()) {
            StatisticsTable.lines(RunSamples.of(rejudged.result())).forEach(print::println);
            print.println();
        }
    }

    private static String word(Optional<Verdict> verdict) {
        return verdict.map(Verdict::word).orElse("none");
    }

    private void write(RunResult result, Path target) throws IOException {
        Files.createDirectories(target);
        for (String name : KEPT) {
            if (Files.exists(run.resolve(name))) {
                copy(run.resolve(name), target.resolve(name));
            }
        }
        Reports.write(target, result, drill -> recording(target, drill));
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(from)) {
            inside = walk.toList();
        }
        for (Path path : inside) {
            Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }

    private static Optional<Recording> recording(Path folder, DrillResult drill) {
        try {
            return Optional.of(RecordingFile.read(folder.resolve(drill.folder()).resolve(RecordingFile.NAME)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
