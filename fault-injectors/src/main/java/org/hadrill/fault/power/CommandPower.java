package org.hadrill.fault.power;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.hadrill.cluster.NodeName;
import org.hadrill.cluster.PowerCommands;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.LocalCommand;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;

/** A node's power switch behind programs of this machine, as its inventory names them. Their secrets go by the environment. */
final class CommandPower implements PowerControl {
    /** Longest time for one command. */
    static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);

    private final NodeName node;
    private final PowerCommands commands;
    private final Map<String, String> environment;
    private final Pattern saysOn;
    private final Pattern saysOff;

    CommandPower(NodeName node, PowerCommands commands, Map<String, String> environment) {
        this.node = node;
        this.commands = commands;
        this.environment = Map.copyOf(environment);
        this.saysOn = Pattern.compile(commands.saysOn(), Pattern.MULTILINE);
        this.saysOff = Pattern.compile(commands.saysOff(), Pattern.MULTILINE);
    }

    @Override
    public boolean isOn() throws RemoteException, InterruptedException {
        String said = run("status");
        boolean on = saysOn.matcher(said).find();
        boolean off = saysOff.matcher(said).find();
        if (on == off) {
            throw failure(
                    "status",
                    "it printed '" + firstLine(said) + "', in which " + (on ? "both" : "neither") + " says-on ("
                            + saysOn + ") " + (on ? "and" : "nor") + " says-off (" + saysOff + ") "
                            + (on ? "are" : "is") + " found: mend these patterns");
        }
        return on;
    }

    @Override
    public void off() throws RemoteException, InterruptedException {
        run("off");
    }

    @Override
    public void on() throws RemoteException, InterruptedException {
        run("on");
    }

    @Override
    public String describe(String action) {
        return String.join(" ", commands.words(action, node.value()));
    }

    private String run(String action) throws RemoteException, InterruptedException {
        CommandResult result = LocalCommand.run(commands.words(action, node.value()), environment, COMMAND_LIMIT);
        if (result instanceof CommandResult.Completed c && !c.succeeded()) {
            throw failure(action, "exit code " + c.exitCode() + ", " + firstLine(c.stderr() + c.stdout()));
        } else if (result instanceof CommandResult.TimedOut) {
            throw failure(action, "no end within " + COMMAND_LIMIT.toSeconds() + " s (CommandPower.COMMAND_LIMIT)");
        } else if (result instanceof CommandResult.Unreachable u) {
            throw failure(action, u.reason());
        }
        return result.output().strip();
    }

    private RemoteException failure(String action, String reason) {
        return new RemoteException(
                "power-" + node,
                "the power command nodes." + node + ".power-commands." + action + " (" + describe(action) + ") failed: "
                        + hidden(reason));
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("and it printed nothing");
    }

    /** What a program says goes into reports; one that repeats its password there is not trusted with it. */
    private String hidden(String text) {
        String shown = text;
        for (String secret : environment.values()) {
            shown = shown.replace(secret, "(a secret)");
        }
        return shown;
    }
}
