package org.hadrill.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.ManagerKind;
import org.hadrill.cluster.Managers;
import org.hadrill.cluster.NodeName;
import org.hadrill.lab.containers.ContainerLabs;
import org.hadrill.lab.daemon.LabException;
import org.hadrill.lab.daemon.LabKind;
import org.hadrill.lab.daemon.LabLayout;
import org.hadrill.lab.daemon.LabRequest;
import org.hadrill.lab.daemon.LastingLab;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.lab.vm.VmLabs;
import org.hadrill.time.TimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which lab, and how its cluster is configured. */
final class LabOptions {
    /** The configurations that each lab offers, the one that it has by default last. */
    private static final Map<String, List<String>> CONFIGURATIONS = Map.of(
            SimulatedLab.KIND, SimulatedLab.configurations(),
            ContainerLabs.KIND, List.of("article", "hardened"),
            VmLabs.KIND, List.of("article", "hardened", "fenced"));

    private static final List<String> LABS = List.of(SimulatedLab.KIND, ContainerLabs.KIND, VmLabs.KIND);

    @Option(
            names = "--lab",
            paramLabel = "LAB",
            description =
                    "Where the cluster runs: simulated (virtual time, needs nothing), containers (Docker, the disk a stand-in)"
                            + " or vm (two QEMU machines and an observer). Default: simulated, and vm for the commands"
                            + " lab and heal.")
    Optional<String> lab = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "NAME",
            description =
                    "Configuration of the cluster: article, hardened or fenced, which the containers lab has not. Default:"
                            + " fenced; hardened in the containers lab.")
    Optional<String> configuration = Optional.empty();

    @Option(
            names = "--manager",
            paramLabel = "NAME",
            description = "What moves the service, in the vm and containers labs: heartbeat, or builtin (hadrill's own"
                    + " controller), or one for each node: m1=builtin,m2=heartbeat. Default: heartbeat. The simulated"
                    + " lab has the builtin one.")
    Optional<String> manager = Optional.empty();

    @Option(
            names = "--kernel",
            paramLabel = "PACKAGE",
            description = "Debian package of the nodes' kernel image, in the vm lab. Default: the newest of the"
                    + " distribution.")
    Optional<String> kernel = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    /** The lab that was asked for, or the default. */
    String kind() {
        String kind = lab.orElse(SimulatedLab.KIND);
        if (!LABS.contains(kind)) {
            throw usage("Unknown lab '" + kind + "'. Known: " + String.join(", ", LABS));
        }
        return kind;
    }

    boolean simulated() {
        return kind().equals(SimulatedLab.KIND);
    }

    /** The configuration that was asked for, or the lab's default. */
    String configuration() {
        return configuration(kind());
    }

    private String configuration(String kind) {
        List<String> known = CONFIGURATIONS.getOrDefault(kind, List.of());
        String wanted = configuration.orElse(known.get(known.size() - 1));
        if (!known.contains(wanted)) {
            throw usage("Unknown configuration '" + wanted + "' in the " + kind + " lab. Known: "
                    + String.join(", ", known));
        }
        if (kind.equals(SimulatedLab.KIND) && kernel.isPresent()) {
            throw usage("--kernel is for the vm lab: add --lab vm");
        }
        if (kind.equals(SimulatedLab.KIND) && manager.isPresent() && manager().include(ManagerKind.HEARTBEAT)) {
            throw usage("The simulated lab has the builtin manager only. For another:   --lab vm --manager "
                    + manager.get());
        }
        return wanted;
    }

    private Managers manager() {
        try {
            Managers managers = manager.map(Managers::new).orElse(Managers.of(ManagerKind.HEARTBEAT));
            LabLayout.NODES.forEach(node -> managers.on(new NodeName(node)));
            return managers;
        } catch (IllegalArgumentException unknown) {
            throw usage(
                    "--manager " + manager.orElse("") + ": " + unknown.getMessage() + ". Known: " + Managers.known());
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /** For commands about a lab that stays up by itself, which only the vm lab does: it is their default. */
    LabKind<?> lasting() {
        if (lab.isPresent() && simulated()) {
            throw usage(
                    "The simulated lab lives only while a run lasts: there is nothing to bring up, to look into, to take"
                            + " down or to heal. It needs no preparation:   hadrill run");
        }
        return standing(false);
    }

    private LabKind<?> standing(boolean keep) {
        String kind = lab.isPresent() ? kind() : VmLabs.KIND;
        LabRequest request = request(kind).withKeep(keep);
        return kind.equals(ContainerLabs.KIND) ? new ContainerLabs(request) : new VmLabs(request, kernel);
    }

    private LabRequest request(String kind) {
        return LabRequest.of(kind, configuration(kind), System.getenv()).withManager(manager());
    }

    /** Brings the vm lab up, or attaches to it when it is up like that; says the steps on {@code screen}. */
    LastingLab up(Screen screen, TimeSource time, boolean keep) throws LabException, InterruptedException {
        LabKind<?> wanted = standing(keep);
        DoctorCommand.require(wanted);
        screen.work("lab up");
        try {
            return wanted.up(p -> screen.at(p.step(), p.detail()), time);
        } catch (LabException e) {
            throw new Errors.Failure(
                    Errors.INFRA, "The " + wanted.word() + " lab did not come up: " + e.getMessage(), e);
        } finally {
            screen.idle();
        }
    }

    /** The options as somebody would type them to get the same lab. */
    String asArguments() {
        return (simulated() ? "" : " --lab " + kind())
                + configuration.map(c -> " --config " + c).orElse("")
                + manager.map(m -> " --manager " + m).orElse("")
                + kernel.map(k -> " --kernel " + k).orElse("");
    }
}
