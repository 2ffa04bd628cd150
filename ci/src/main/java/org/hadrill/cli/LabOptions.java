package org.hadrill.cli;

import java.util.List;
import java.util.Optional;
import org.hadrill.lab.vm.VmLab;
import org.hadrill.lab.vm.VmLabException;
import org.hadrill.lab.vm.VmLabOptions;
import org.hadrill.time.TimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which lab, and how its cluster is configured. */
final class LabOptions {
    private static final List<String> CONFIGURATIONS = List.of("article", "hardened");

    @Option(
            names = "--lab",
            paramLabel = "LAB",
            description = "Where the cluster runs: vm (two QEMU machines and an observer). Default: ${DEFAULT-VALUE}.",
            defaultValue = VmLab.KIND)
    String lab;

    @Option(
            names = "--config",
            paramLabel = "NAME",
            description = "Configuration of the cluster: article or hardened. Default: ${DEFAULT-VALUE}.",
            defaultValue = "hardened")
    String configuration;

    @Option(
            names = "--kernel",
            paramLabel = "PACKAGE",
            description = "Debian package of the nodes' kernel image. Default: the newest of the distribution.")
    Optional<String> kernel = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    String kind() {
        return lab;
    }

    VmLabOptions checked() {
        if (!lab.equals(VmLab.KIND)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Unknown lab '" + lab + "'. Known: " + VmLab.KIND);
        }
        if (!CONFIGURATIONS.contains(configuration)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Unknown configuration '" + configuration + "'. Known: " + String.join(", ", CONFIGURATIONS));
        }
        return VmLabOptions.of(configuration, System.getenv()).withKernelPackage(kernel);
    }

    /** Brings the lab up, or attaches to it when it is up like that; says the steps on {@code screen}. */
    VmLab up(Screen screen, TimeSource time, boolean keep) throws VmLabException, InterruptedException {
        VmLabOptions options = checked().withKeep(keep);
        DoctorCommand.requirePrograms();
        screen.work("lab up");
        try {
            return VmLab.up(options, p -> screen.at(p.step(), p.detail()), time);
        } catch (VmLabException e) {
            throw new Errors.Failure(Errors.INFRA, "The vm lab did not come up: " + e.getMessage(), e);
        } finally {
            screen.idle();
        }
    }

    /** The options as somebody would type them to get the same lab. */
    String asArguments() {
        return " --lab " + lab + (configuration.equals("hardened") ? "" : " --config " + configuration)
                + kernel.map(k -> " --kernel " + k).orElse("");
    }
}
