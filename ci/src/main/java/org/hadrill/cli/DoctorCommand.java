package org.hadrill.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hadrill.lab.daemon.Diagnosis;
import org.hadrill.lab.daemon.Diagnosis.Finding;
import org.hadrill.lab.daemon.Diagnosis.Program;
import org.hadrill.lab.daemon.LabKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hadrill doctor}: what a lab needs, what is missing, and the line that installs it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Says what a lab needs on this machine, what is missing, and the one line that installs it.",
        footer = {"", "Exit code 0 when the lab can start, 3 when something is missing."})
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    LabOptions lab;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (lab.simulated()) {
            out.println("The simulated lab needs nothing:   hadrill run");
            out.println("What the containers lab needs:     hadrill doctor --lab containers");
            out.println("What the vm lab needs:             hadrill doctor --lab vm");
            return 0;
        }
        Diagnosis diagnosis = lab.lasting().diagnose();
        for (Finding finding : diagnosis.findings()) {
            Program program = finding.program();
            out.printf(
                    Locale.ROOT,
                    "%-20s %-10s %s%n",
                    program.name(),
                    finding.found() ? "found" : "NOT FOUND",
                    program.purpose());
        }
        if (diagnosis.healthy()) {
            out.println("The " + lab.kind() + " lab can start here:   hadrill run --lab " + lab.kind());
            return 0;
        }
        remedies(diagnosis).forEach(out::println);
        return Errors.INFRA;
    }

    /** Stops a command that needs the lab, with what is missing. */
    static void require(LabKind<?> kind) {
        Diagnosis diagnosis = kind.diagnose();
        if (!diagnosis.healthy()) {
            StringBuilder text = new StringBuilder("The " + kind.word() + " lab cannot start here");
            if (!diagnosis.missing().isEmpty()) {
                text.append(":\n");
                diagnosis
                        .missing()
                        .forEach(p -> text.append(String.format(Locale.ROOT, "  %-20s not found%n", p.name())));
            } else {
                text.append(".\n");
            }
            remedies(diagnosis).forEach(remedy -> text.append(remedy).append('\n'));
            text.append("Or run the simulated lab, which needs nothing:   hadrill run");
            throw new Errors.Failure(Errors.INFRA, text.toString());
        }
    }

    private static List<String> remedies(Diagnosis diagnosis) {
        List<String> remedies = new ArrayList<>();
        if (!diagnosis.missing().isEmpty()) {
            remedies.add("Install what is missing with:   " + diagnosis.installLine());
        }
        diagnosis.obstacle().ifPresent(o -> remedies.add(Character.toUpperCase(o.charAt(0)) + o.substring(1)));
        return remedies;
    }
}
