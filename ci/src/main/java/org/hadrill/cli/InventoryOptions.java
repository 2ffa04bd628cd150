package org.hadrill.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hadrill.cluster.Inventory;
import org.hadrill.interlock.ClusterInterlock;
import org.hadrill.interlock.RememberedCluster;
import org.hadrill.lab.daemon.LabRequest;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A cluster that is there already, and what its owner says before it is broken. */
final class InventoryOptions {
    @Option(
            names = "--inventory",
            paramLabel = "FILE",
            description = "Instead of a lab: the cluster of this inventory, reached by SSH and by its BMCs.")
    Optional<Path> file = Optional.empty();

    @Option(
            names = "--yes-break",
            paramLabel = "NAME",
            description = "Confirm the first run against an inventory: the name of the cluster that may be broken."
                    + " Remembered.")
    Optional<String> yesBreak = Optional.empty();

    @Option(
            names = "--break-lease",
            paramLabel = "REASON",
            description = "Take the lease of the cluster from whoever holds it; the reason stands in the run's notes.")
    Optional<String> breakLease = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    boolean given() {
        return file.isPresent();
    }

    /** @throws Errors.Failure with exit code 2 when it cannot be used */
    Inventory read() {
        return InventoryFile.read(file.orElseThrow());
    }

    /** @throws CommandLine.ParameterException when a lab is named beside it, or its options stand without it */
    void check(LabOptions lab) {
        if (given() && !lab.asArguments().isEmpty()) {
            throw usage("--inventory names the cluster; leave out" + lab.asArguments());
        }
        if (!given() && (yesBreak.isPresent() || breakLease.isPresent())) {
            throw usage((yesBreak.isPresent() ? "--yes-break" : "--break-lease") + " goes with --inventory FILE");
        }
        if (breakLease.filter(String::isBlank).isPresent()) {
            throw usage("--break-lease needs a reason, which others will read");
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    static RememberedCluster remembered(Inventory inventory) {
        return new RememberedCluster(LabRequest.stateFolder(System.getenv()), inventory);
    }

    /**
     * Before the first fault: the purpose allows it, no node is in quarantine, and somebody has confirmed it.
     *
     * @throws Errors.Failure when not
     */
    void mayBreak(Inventory inventory, RememberedCluster remembered) throws IOException {
        ClusterInterlock.forbidden(inventory).ifPresent(why -> {
            throw new Errors.Failure(Errors.USAGE, why);
        });
        remembered.obstacle().ifPresent(why -> {
            throw new Errors.Failure(Errors.INFRA, why);
        });
        if (yesBreak.isPresent() && !yesBreak.get().equals(inventory.name())) {
            throw usage("--yes-break " + yesBreak.get() + ", but the cluster of " + file.orElseThrow() + " is called "
                    + inventory.name());
        }
        if (remembered.confirmed()) {
            return;
        }
        String typed = yesBreak.orElseGet(() -> asked(inventory));
        if (!typed.equals(inventory.name())) {
            throw new Errors.Failure(
                    Errors.USAGE,
                    "Not confirmed: nothing was broken. The first run against the cluster " + inventory.name()
                            + " needs its name, typed here or as --yes-break " + inventory.name());
        }
        remembered.confirm((yesBreak.isPresent() ? "--yes-break " : "typed: ") + typed);
    }

    private String asked(Inventory inventory) {
        if (!Colours.terminal()) {
            return "";
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "This will cut the power of %s and break their network, on purpose.%n"
                                + "Type the name of the cluster (%s) to go on: ",
                        inventory.nodes().stream()
                                .map(n -> n.name() + " (" + n.ssh().address() + ")")
                                .collect(Collectors.joining(" and ")),
                        inventory.name())
                .flush();
        try {
            String typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return typed == null ? "" : typed.strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** The options as somebody would type them to reach the same cluster. */
    String asArguments() {
        return file.map(f -> " --inventory " + f).orElse("");
    }
}
