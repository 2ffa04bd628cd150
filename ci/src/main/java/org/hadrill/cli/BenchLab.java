package org.hadrill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.ManagerKind;
import org.hadrill.cluster.Managers;
import org.hadrill.cluster.NodeName;
import org.hadrill.lab.containers.ContainerImages;
import org.hadrill.lab.containers.ContainerLabs;
import org.hadrill.lab.containers.ContainersLab;
import org.hadrill.lab.daemon.LabException;
import org.hadrill.lab.daemon.LabProgress;
import org.hadrill.lab.daemon.LabRequest;
import org.hadrill.remote.RemoteHost;
import org.hadrill.remote.SshHost;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;

/** A containers lab of its own for a bench, and shells on its machines; down again when it is closed. Not thread-safe. */
final class BenchLab implements AutoCloseable {
    private static final String NAME = "bench";

    private final ContainersLab lab;
    private final RemoteHost observer;
    private final Map<NodeName, RemoteHost> nodes = new LinkedHashMap<>();

    private BenchLab(ContainersLab lab, SystemTime time) {
        this.lab = lab;
        Inventory inventory = lab.inventory();
        this.observer = new SshHost("observer", inventory.observer().ssh(), time);
        inventory.nodes().forEach(n -> nodes.put(n.name(), new SshHost(n.name().value(), n.ssh(), time)));
    }

    /**
     * Brings it up, hardened.
     *
     * @param manager that its nodes begin with
     * @throws CommandLine.ParameterException when another lab was asked for
     */
    static BenchLab up(
            CommandLine command,
            String kind,
            ContainerImages.Target image,
            ManagerKind manager,
            SystemTime time,
            Consumer<String> out)
            throws InterruptedException {
        if (!kind.equals(ContainerLabs.KIND)) {
            throw new CommandLine.ParameterException(
                    command, "This bench knows the lab '" + ContainerLabs.KIND + "' only, not '" + kind + "'");
        }
        LabRequest request = LabRequest.of(NAME, "hardened", System.getenv()).withManager(Managers.of(manager));
        ContainerLabs labs = new ContainerLabs(request, image);
        DoctorCommand.require(labs);
        try {
            ContainersLab lab = labs.up(new Steps(out), time);
            return new BenchLab(lab, time);
        } catch (LabException failed) {
            throw new Errors.Failure(Errors.INFRA, "The lab did not come up: " + failed.getMessage(), failed);
        }
    }

    /** Says each step once. */
    private static final class Steps implements Consumer<LabProgress> {
        private final Consumer<String> out;
        private String last = "";

        Steps(Consumer<String> out) {
            this.out = out;
        }

        @Override
        public void accept(LabProgress progress) {
            String line = ("lab up    " + progress.step() + " " + progress.detail()).strip();
            if (!line.equals(last)) {
                last = line;
                out.accept(line);
            }
        }
    }

    ContainersLab lab() {
        return lab;
    }

    RemoteHost observer() {
        return observer;
    }

    Map<NodeName, RemoteHost> nodes() {
        return Map.copyOf(nodes);
    }

    @Override
    public void close() {
        List<RemoteHost> hosts = new ArrayList<>(nodes.values());
        hosts.add(observer);
        try (lab) {
            hosts.forEach(RemoteHost::close);
        }
    }
}
