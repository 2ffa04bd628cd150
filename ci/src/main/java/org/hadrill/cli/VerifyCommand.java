package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hadrill.report.certificate.Certificate;
import org.hadrill.report.certificate.Verification;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hadrill verify}: whether a certificate and its evidence are as they were. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Says whether an acceptance certificate and every file of its run are as they were.",
        footer = {
            "",
            "Finds altered, missing and added files. Compare the SHA-256 that it prints with the one that you kept when the"
                    + " run ended: who can forge a page can give it a new hash of itself.",
            "Exit codes: 0 all as it was, 1 something is not, 2 there is no such certificate."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int NOT_AS_IT_WAS = 1;

    @Parameters(paramLabel = "CERTIFICATE", description = "The page, " + Certificate.FILE + ", or the folder it is in.")
    Path certificate;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path page = Files.isDirectory(certificate) ? certificate.resolve(Certificate.FILE) : certificate;
        if (!Files.isRegularFile(page)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    page + " does not exist; runs of the acceptance suite leave one in their folder");
        }
        Verification verification = Verification.of(page);
        PrintWriter out = spec.commandLine().getOut();
        verification.findings().forEach(out::println);
        if (!verification.findings().isEmpty()) {
            out.println("NOT as it was: " + verification.findings().size() + " finding"
                    + (verification.findings().size() == 1 ? "" : "s") + " in " + page);
            return NOT_AS_IT_WAS;
        }
        out.println(verification.title());
        out.println("as it was: the page and " + verification.files() + " files of evidence");
        out.println("SHA-256    " + verification.hash());
        return 0;
    }
}
