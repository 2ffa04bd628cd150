package org.hadrill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hadrill.report.Reports;
import org.hadrill.report.allure.AllureSite;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hadrill allure}: Allure's pages of a run. */
@Command(
        name = "allure",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes Allure's pages of a finished run, without a network. The run's folder stays as it is.",
        footerHeading = "%n",
        footer = {
            "hadrill allure RUN site                     a folder for a web server",
            "hadrill allure RUN site.html                one file, which opens from a disk",
            "hadrill allure RUN site --former old        history and trends go on from the pages in the folder old"
        })
final class AllureCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run, such as out/2026-11-22-vm-1.")
    Path run;

    @Parameters(
            index = "1",
            paramLabel = "PLACE",
            description = "Where the pages go: a folder, or one file where PLACE ends in .html. Must not exist.")
    Path place;

    @Option(names = "--former", paramLabel = "FOLDER", description = "Pages of a former run, made by this command.")
    Optional<Path> former = Optional.empty();

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path results = run.resolve(Reports.ALLURE);
        if (!Files.isDirectory(results)) {
            throw usage(
                    run + " holds no " + Reports.ALLURE + ": name the folder of a run, such as out/2026-11-22-vm-1");
        }
        if (Files.exists(place)) {
            throw usage(place + " is there already; name another place");
        }
        if (former.isPresent() && !Files.isDirectory(former.get().resolve(AllureSite.HISTORY))) {
            throw usage(former.get() + " holds no " + AllureSite.HISTORY + ": name a folder that hadrill allure made");
        }
        if (place.getFileName().toString().endsWith(".html")) {
            AllureSite.file(results, place, former);
        } else {
            AllureSite.folder(results, place, former);
        }
        spec.commandLine().getOut().println("written   " + place);
        return CommandLine.ExitCode.OK;
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
