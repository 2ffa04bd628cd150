package org.hadrill.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hadrill.lab.vm.VmLabDoctor;
import org.hadrill.lab.vm.VmLabDoctor.Diagnosis;
import org.hadrill.lab.vm.VmLabDoctor.Finding;
import org.hadrill.lab.vm.VmLabDoctor.Program;
import org.hadrill.lab.vm.VmLabs;
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
            out.println("What the vm lab needs:             hadrill doctor --lab vm");
            return 0;
        }
        Diagnosis diagnosis = examine();
        for (Finding finding : diagnosis.findings()) {
            Program program = finding.program();
            out.printf(
                    Locale.ROOT,
                    "%-20s %-10s %s%n",
                    program.name(),
                    finding.found() ? "found" : "NOT FOUND",
                    program.purpose());
        }
        if (diagnosis.missing().isEmpty()) {
            out.println("The vm lab can start here:   hadrill run --lab vm");
            return 0;
        }
        out.println("Install what is missing with:   " + diagnosis.installLine());
        return Errors.INFRA;
    }

    /** Stops a command that needs the lab, with what is missing. */
    static void requirePrograms(String kind) {
        if (!kind.equals(VmLabs.KIND)) {
            return;
        }
        Diagnosis diagnosis = examine();
        if (!diagnosis.missing().isEmpty()) {
            StringBuilder text = new StringBuilder("The vm lab cannot start here:\n");
            diagnosis.missing().forEach(p -> text.append(String.format(Locale.ROOT, "  %-20s not found%n", p.name())));
            text.append("Install them with:   ")
                    .append(diagnosis.installLine())
                    .append("\nOr run the simulated lab, which needs nothing:   hadrill run");
            throw new Errors.Failure(Errors.INFRA, text.toString());
        }
    }

    private static Diagnosis examine() {
        String path = System.getenv("PATH");
        return VmLabDoctor.examine(path == null ? "" : path, "root".equals(System.getProperty("user.name")));
    }
}
