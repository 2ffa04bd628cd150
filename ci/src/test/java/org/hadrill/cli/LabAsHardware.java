package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A VM lab of which hadrill knows the inventory alone, as it would of two machines in a rack. Down again when closed. */
final class LabAsHardware implements AutoCloseable {
    /** What the lab's inventory calls the cluster. */
    static final String CLUSTER = "vm";

    private final Path state;
    private final Path inventory;

    private LabAsHardware(Path state, Path inventory) {
        this.state = state;
        this.inventory = inventory;
    }

    /**
     * Starts one.
     *
     * @param folder of its state and its inventory
     * @param options more of {@code hadrill lab up}
     */
    static LabAsHardware up(Path folder, String... options) throws IOException, InterruptedException {
        LabAsHardware lab = new LabAsHardware(folder.resolve("state"), folder.resolve("lab.yaml"));
        String[] up = {"lab", "up", "--lab", "vm", "--write-inventory", lab.inventory.toString()};
        HadrillProcess done = HadrillProcess.run(lab.state, and(up, options));
        if (done.exitCode() != 0) {
            lab.close();
        }
        assertThat(done.exitCode()).as(done.output()).isZero();
        return lab;
    }

    Path inventory() {
        return inventory;
    }

    /** Starts a command that goes by the inventory. */
    HadrillProcess start(String command, String... options) throws IOException {
        return start(inventory, command, options);
    }

    /** Runs a command that goes by the inventory, to its end. */
    HadrillProcess run(String command, String... options) throws IOException, InterruptedException {
        return run(inventory, command, options);
    }

    /** Runs a command that goes by another inventory, to its end. */
    HadrillProcess run(Path other, String command, String... options) throws IOException, InterruptedException {
        HadrillProcess process = start(other, command, options);
        process.exitCode();
        return process;
    }

    private HadrillProcess start(Path other, String command, String... options) throws IOException {
        return HadrillProcess.start(state, and(new String[] {command, "--inventory", other.toString()}, options));
    }

    /** Runs a script on a node, to its end. */
    HadrillProcess onNode(String node, String script) throws IOException, InterruptedException {
        return HadrillProcess.run(state, "lab", "ssh", node, script);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        HadrillProcess.run(state, "lab", "down");
    }

    private static String[] and(String[] some, String[] more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
