package org.hadrill.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hadrill.controller.daemon.ControlClient;
import org.hadrill.controller.daemon.ControlCommand;
import org.hadrill.time.TimeSource;

/**
 * Two controllers as processes of this machine, {@code m1} and {@code m2}, that meet on two loopback paths. Their resource
 * scripts keep a state file each and write down every start and stop; a plain file stands in for each watchdog.
 */
public final class LoopbackPair implements AutoCloseable {
    /** Longest wait for a process to end. */
    static final Duration END_LIMIT = Duration.ofSeconds(60);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private static final String SCRIPT = """
            #!/bin/sh
            for verb; do :; done
            folder=${HA_DIR%/ha.d}
            state=$folder/${0##*/}.state
            case $verb in
              start | stop)
                ! grep -qs V "$folder/watchdog" || echo "$HA_CURHOST has let go of its watchdog" >>"$folder/../calls"
                echo "$HA_CURHOST ${0##*/} $*" >>"$folder/../calls" ;;
            esac
            case $verb in
              start) : >"$state" ;;
              stop) rm -f "$state" ;;
              status) if [ -f "$state" ]; then echo running; else echo stopped; fi ;;
            esac
            """;

    private final Path folder;
    private final List<String> java;
    private final Map<String, LoggedProcess> running = new HashMap<>();
    private final TimeSource time;

    /**
     * @param folder empty, with a short name: it holds sockets
     * @param java how {@code hadrill} is started, without its arguments
     * @param times lines of ha.cf: keepalive, deadtime and so on
     */
    public LoopbackPair(Path folder, List<String> java, List<String> times, TimeSource time) throws IOException {
        this.folder = folder;
        this.java = List.copyOf(java);
        this.time = time;
        for (String node : List.of("m1", "m2")) {
            Path resourceD = Files.createDirectories(haDir(node).resolve("resource.d"));
            for (String script : List.of("disk", "vz")) {
                Files.writeString(resourceD.resolve(script), SCRIPT);
                Files.setPosixFilePermissions(resourceD.resolve(script), PosixFilePermissions.fromString("rwx------"));
            }
            Files.writeString(haDir(node).resolve("haresources"), "m1 disk::r0 vz\n");
            Files.writeString(haDir(node).resolve("authkeys"), "auth 1\n1 sha1 loopback\n");
            Files.setPosixFilePermissions(
                    haDir(node).resolve("authkeys"), PosixFilePermissions.fromString("rw-------"));
            Files.writeString(haDir(node).resolve("ha.cf"), String.join("\n", haCf(node, times)) + "\n");
            Files.createFile(watchdog(node));
        }
        Files.createFile(folder.resolve("calls"));
    }

    private List<String> haCf(String node, List<String> times) {
        List<String> lines = new ArrayList<>(times);
        lines.addAll(List.of(
                "logfile " + folder.resolve(node).resolve("ha-log"),
                "udpport 16694",
                "ucast eth2 " + address("m1", 0),
                "ucast eth2 " + address("m2", 0),
                "ucast eth0 " + address("m1", 1),
                "ucast eth0 " + address("m2", 1),
                "watchdog " + watchdog(node),
                "auto_failback on",
                "node m1 m2"));
        return lines;
    }

    /** In a part of the loopback net that is this process's own. */
    private static String address(String node, int path) {
        long pid = ProcessHandle.current().pid();
        return "127." + (2 + path + (pid >> 16 & 15) * 2) + "." + (pid >> 8 & 255) + "."
                + ((pid & 127) * 2 + (node.equals("m1") ? 0 : 1));
    }

    Path haDir(String node) {
        return folder.resolve(node).resolve("ha.d");
    }

    /** What stands in for the node's watchdog: a byte for each pat, {@code V} when it was let go. */
    public Path watchdog(String node) {
        return folder.resolve(node).resolve("watchdog");
    }

    /** Starts a node's controller; its log lines can be waited for at what is returned. */
    public LoggedProcess start(String node) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("controller", "--ha-dir", haDir(node).toString(), "--node", node));
        command.addAll(List.of("--state-dir", stateDir(node).toString()));
        command.addAll(List.of("--address", "eth2=" + address(node, 0), "--address", "eth0=" + address(node, 1)));
        LoggedProcess process = LoggedProcess.start(command, time);
        running.put(node, process);
        return process;
    }

    /** SIGKILL, and everything that ran there is gone, as after a power cut. */
    public void powerOff(String node) throws IOException, InterruptedException {
        kill(node);
        for (String script : List.of("disk", "vz")) {
            Files.deleteIfExists(folder.resolve(node).resolve(script + ".state"));
        }
        Files.write(watchdog(node), new byte[0]);
    }

    /** SIGKILL; the resources run on. */
    public void kill(String node) throws InterruptedException {
        process(node).process().destroyForcibly();
        exitCode(node);
    }

    /** SIGTERM; blocks until it has ended and says how. */
    public int terminate(String node) throws InterruptedException {
        process(node).process().destroy();
        return exitCode(node);
    }

    /** By command; blocks until it has ended and says how. */
    public int stop(String node) throws IOException, InterruptedException {
        ControlClient.ask(socket(node), ControlCommand.STOP, END_LIMIT);
        return exitCode(node);
    }

    /** What {@code hadrill controller status} prints; empty when nobody answers. */
    public String status(String node) {
        try {
            return ControlClient.ask(socket(node), ControlCommand.STATUS, ANSWER_LIMIT);
        } catch (IOException e) {
            return "";
        }
    }

    /** Starts and stops of both nodes in their order, such as {@code m1 disk r0 start}; each is given once. */
    public List<String> calls() throws IOException {
        Path file = folder.resolve("calls");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, new byte[0]);
        return lines;
    }

    public Path stateDir(String node) {
        return folder.resolve(node).resolve("state");
    }

    private Path socket(String node) {
        return stateDir(node).resolve("control");
    }

    private LoggedProcess process(String node) {
        LoggedProcess process = running.get(node);
        if (process == null) {
            throw new IllegalStateException("the controller of " + node + " was never started");
        }
        return process;
    }

    private int exitCode(String node) throws InterruptedException {
        Process process = process(node).process();
        if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the controller of " + node + " did not end within END_LIMIT "
                    + END_LIMIT.toSeconds() + " s:\n" + process(node).text());
        }
        return process.exitValue();
    }

    /** SIGKILL to what still runs. */
    @Override
    public void close() {
        running.values().forEach(p -> p.process().destroyForcibly());
    }
}
