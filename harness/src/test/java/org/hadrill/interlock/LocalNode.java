package org.hadrill.interlock;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteException;
import org.hadrill.remote.RemoteHost;

/** A node whose commands this machine's sh runs, with a folder and a clock of its own. */
final class LocalNode implements RemoteHost {
    private final String name;
    final Path folder;
    long second;
    boolean silent;

    LocalNode(String name, Path root, long second) {
        this.name = name;
        this.folder = root.resolve(name);
        this.second = second;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CommandResult run(String command, Duration limit) throws InterruptedException {
        if (silent) {
            return new CommandResult.Unreachable(name, command, "no route");
        }
        String clock = "date() { case $1 in +%s) echo " + second + " ;; *) echo at-" + second + " ;; esac; }; ";
        try {
            Files.createDirectories(folder);
            Process process = new ProcessBuilder(
                            "sh", "-c", clock + command.replace(LeaseFile.FILE, folder.resolve("lease").toString()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new CommandResult.Completed(name, command, process.waitFor(), said, "");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public CommandResult run(String command, byte[] input, Duration limit) throws InterruptedException {
        return run(command, limit);
    }

    @Override
    public LineStream stream(String command, Consumer<String> lines) throws RemoteException {
        throw new RemoteException(name, "no streams");
    }

    @Override
    public void close() {}
}
