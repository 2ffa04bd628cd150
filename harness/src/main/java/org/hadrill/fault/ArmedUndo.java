package org.hadrill.fault;

import java.time.Duration;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteHost;

/**
 * An undo that the node does by itself after a time, whatever becomes of us: a process of its own, that outlives our
 * connection, and a note of it in {@link #FOLDER}. The folder is in memory, so a reboot, which undoes such faults by
 * itself, also clears it.
 */
public final class ArmedUndo {
    /** Where nodes keep what is armed. */
    public static final String FOLDER = "/run/hadrill";

    static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);

    private final RemoteHost host;
    private final String name;
    private final String command;
    private final Duration after;

    public ArmedUndo(RemoteHost host, String name, String command, Duration after) {
        this.host = host;
        this.name = name;
        this.command = command;
        this.after = after;
    }

    public String describe() {
        return host.name() + ": timer of " + after.toSeconds() + " s: " + command;
    }

    /** Starts the timer, and reads back that it runs. */
    public void arm() throws FaultException, InterruptedException {
        String base = FOLDER + "/" + name;
        run("mkdir -p " + FOLDER + " && echo '" + command + "' > " + base + ".undo"
                + " && { setsid sh -c 'sleep " + after.toSeconds() + "; " + command + "; rm -f " + base + ".undo "
                + base
                + ".pid' </dev/null >/dev/null 2>&1 & echo $! > " + base + ".pid; }"
                + " && kill -0 $(cat " + base + ".pid)");
    }

    /** Ends the timer; nothing happens when it has fired already. */
    public void disarm() throws FaultException, InterruptedException {
        run(disarmCommand(name));
    }

    /** Shell command that ends the timer {@code name} with its sleep, and removes its note. */
    static String disarmCommand(String name) {
        String base = FOLDER + "/" + name;
        return "if [ -f " + base + ".pid ]; then p=$(cat " + base + ".pid); "
                + "for c in $(cat /proc/$p/task/$p/children 2>/dev/null) $p; do kill $c 2>/dev/null; done; fi; "
                + "rm -f " + base + ".pid " + base + ".undo; true";
    }

    /** Shell command that does every undo armed on a node now, ends its timer, and prints a line for each. */
    public static String fireAllCommand() {
        return "for f in " + FOLDER + "/*.undo; do [ -f \"$f\" ] || continue; sh \"$f\"; echo \"$(cat \"$f\")\"; "
                + "p=$(cat \"${f%.undo}.pid\" 2>/dev/null); "
                + "for c in $(cat /proc/$p/task/$p/children 2>/dev/null) $p; do kill $c 2>/dev/null; done; "
                + "rm -f \"$f\" \"${f%.undo}.pid\"; done; true";
    }

    private void run(String shell) throws FaultException, InterruptedException {
        CommandResult result = host.run(shell, COMMAND_LIMIT);
        if (!result.ok()) {
            throw new FaultException("the undo timer on " + host.name() + " cannot be changed: " + result.describe());
        }
    }
}
