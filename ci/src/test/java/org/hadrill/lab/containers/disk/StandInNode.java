package org.hadrill.lab.containers.disk;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hadrill.drbd.DrbdStatus;
import org.hadrill.drbd.DrbdStatusParser;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.LocalCommand;
import org.hadrill.time.SystemTime;
import org.hadrill.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** A node for tests: namespaces of its own on this machine, with the stand-ins' programs. Without power it keeps its files. */
final class StandInNode {
    static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofMillis(20);
    private static final String START = "node-start";

    private final String name;
    private final Path folder;
    private final Path programs;
    private final TimeSource time = new SystemTime();
    private @Nullable Process unshared;

    /** @param folder is there, and holds {@code r0.res} and the programs under {@code programs} */
    StandInNode(String name, Path folder) {
        this.name = name;
        this.folder = folder.resolve(name);
        this.programs = folder.resolve("programs");
    }

    void powerOn() throws IOException {
        Path start = folder.getParent().resolve(START);
        unshared = new ProcessBuilder(
                        "unshare",
                        "-n",
                        "-m",
                        "-p",
                        "-u",
                        "-f",
                        "--kill-child",
                        "sh",
                        start.toString(),
                        name,
                        folder.toString(),
                        programs.toString())
                .redirectErrorStream(true)
                .start();
        String said = unshared.inputReader().readLine();
        if (!"ready".equals(said)) {
            throw new IOException(name + " does not start: " + said);
        }
    }

    /** Where the script comes from that a node begins with. */
    static Path startScript() throws URISyntaxException {
        URL script = Objects.requireNonNull(StandInNode.class.getResource(START));
        return Path.of(script.toURI());
    }

    boolean on() {
        return unshared != null && unshared.isAlive();
    }

    /** Process 1 of the node, as this machine numbers it. */
    long pid() {
        return Objects.requireNonNull(unshared)
                .children()
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** At once, as by the BMC. */
    void powerOff() throws InterruptedException {
        if (on()) {
            Process process = Objects.requireNonNull(unshared);
            process.children().forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        }
    }

    /** Runs {@code command} in the node to its end. */
    CommandResult.Completed run(String... command) throws InterruptedException {
        List<String> line = new ArrayList<>(
                List.of("nsenter", "-t", Long.toString(pid()), "-n", "-m", "-p", "-u", "-r", "-w", "--"));
        line.addAll(List.of(command));
        CommandResult result = LocalCommand.run(line, Map.of(), LIMIT);
        if (result instanceof CommandResult.Completed completed) {
            return completed;
        }
        throw new AssertionError(result.describe());
    }

    /** What {@code command} said, without the last line's end; of one that must succeed. */
    String ok(String... command) throws InterruptedException {
        CommandResult result = run(command);
        if (!result.ok()) {
            throw new AssertionError(result.describe() + "; before that: " + result.output());
        }
        return result.output().strip();
    }

    CommandResult.Completed drbdadm(String... words) throws InterruptedException {
        List<String> line = new ArrayList<>(List.of("drbdadm"));
        line.addAll(List.of(words));
        return run(line.toArray(String[]::new));
    }

    /** As the harness reads it. */
    Optional<DrbdStatus> status() {
        try {
            Path file = Path.of("/proc/" + pid() + "/root" + StandInDisk.disk().status());
            return DrbdStatusParser.procDrbd(Files.readString(file)).device(0);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Such as {@code Connected Primary/Secondary UpToDate/UpToDate}. */
    String state() {
        return status().map(s -> s.connection().word() + " " + s.role().word() + "/"
                        + s.peerRole().word() + " " + s.disk().word() + "/"
                        + s.peerDisk().word())
                .orElse("no status");
    }

    /** Waits until the state is this one, and returns what it is in the end. */
    String becomes(String state) throws InterruptedException {
        time.await(() -> state().equals(state), LIMIT, POLL);
        return state();
    }

    /** Numbers of the records on its disk, as they stand in its files, whether it has power or not. */
    List<Long> records() throws IOException {
        Path ledger = folder.resolve("changes/var/lib/drbd-stand-in/content/" + StandInDisk.LEDGER);
        return Files.exists(ledger)
                ? Files.readAllLines(ledger).stream()
                        .map(Long::valueOf)
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
    }

    String kernelLog() throws InterruptedException {
        return ok("cat", "/dev/kmsg");
    }
}
