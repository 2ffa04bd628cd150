package org.hadrill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.hadrill.controller.daemon.ControlClient;
import org.hadrill.controller.daemon.ControlCommand;
import org.hadrill.controller.daemon.Daemon;
import org.hadrill.controller.daemon.DaemonOptions;
import org.hadrill.lab.build.Trees;
import org.hadrill.time.SystemTime;

/**
 * Two controllers in this process that meet on loopback, start a resource and stop again. The launcher runs it once, so that
 * the JVM learns which classes a daemon needs and shares them with every later start ({@code -XX:ArchiveClassesAtExit}).
 */
public final class Rehearsal {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<String> NODES = List.of("one", "two");

    private final SystemTime time = new SystemTime();
    private final Path folder;

    private Rehearsal(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("hadrill-rehearsal");
        boolean done;
        try {
            done = new Rehearsal(folder).run();
        } finally {
            Trees.delete(folder);
        }
        System.exit(done ? 0 : Errors.INFRA);
    }

    private boolean run() throws IOException, InterruptedException {
        Path haDir = files();
        for (String node : NODES) {
            DaemonOptions options = DaemonArguments.parse(new String[] {
                        "--ha-dir",
                        haDir.toString(),
                        "--node",
                        node,
                        "--state-dir",
                        folder.resolve(node).toString(),
                        "--address",
                        "lo=" + address(node)
                    })
                    .orElseThrow();
            new Thread(() -> Daemon.run(options, line -> {}), node).start();
        }
        boolean held = time.await(() -> ask("one", ControlCommand.STATUS).contains("held here"), LIMIT, POLL);
        ask("one", ControlCommand.STATUS_JSON);
        NODES.forEach(node -> ask(node, ControlCommand.STOP));
        return held;
    }

    private String ask(String node, ControlCommand command) {
        try {
            return ControlClient.ask(folder.resolve(node).resolve("control"), command, LIMIT);
        } catch (IOException e) {
            return "";
        }
    }

    private Path files() throws IOException {
        Path haDir = folder.resolve("ha.d");
        Path script = Files.createDirectories(haDir.resolve("resource.d")).resolve("rehearsal");
        Files.writeString(script, "#!/bin/sh\necho stopped\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(haDir.resolve("haresources"), "one rehearsal\n");
        Files.writeString(haDir.resolve("authkeys"), "auth 1\n1 sha1 rehearsal\n");
        Files.setPosixFilePermissions(haDir.resolve("authkeys"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(
                haDir.resolve("ha.cf"),
                "logfile " + folder.resolve("log")
                        + "\nkeepalive 100ms\ndeadtime 2\ninitdead 4\nauto_failback on\nucast lo " + address("one")
                        + "\nucast lo " + address("two") + "\nnode one two\n");
        return haDir;
    }

    /** In a part of the loopback net that is this process's own. */
    private static String address(String node) {
        long pid = ProcessHandle.current().pid();
        return "127." + (64 + (pid >> 16 & 31) * 2 + NODES.indexOf(node)) + "." + (pid >> 8 & 255) + "."
                + (1 + (pid & 127));
    }
}
