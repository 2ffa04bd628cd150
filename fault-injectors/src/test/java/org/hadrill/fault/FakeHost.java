package org.hadrill.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteHost;

/** A host that answers commands by their beginning, the latest rule first; commands without a rule succeed. Keeps all it was asked. */
public final class FakeHost implements RemoteHost {
    public final List<String> commands = new ArrayList<>();
    private final Map<String, Supplier<CommandResult>> rules = new LinkedHashMap<>();
    private final String name;
    public boolean reachable = true;

    public FakeHost(String name) {
        this.name = name;
    }

    /** Lets commands that begin with {@code prefix} do {@code effect} and print {@code output}. */
    public void answers(String prefix, String output, Runnable effect) {
        rules.put(prefix, () -> {
            effect.run();
            return new CommandResult.Completed(name, prefix, 0, output, "");
        });
    }

    public void answers(String prefix, String output) {
        answers(prefix, output, () -> {});
    }

    public void fails(String prefix) {
        rules.put(prefix, () -> new CommandResult.Completed(name, prefix, 1, "", "no"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CommandResult run(String command, Duration limit) {
        if (!reachable) {
            return new CommandResult.Unreachable(name, command, name + " does not answer");
        }
        commands.add(command);
        return rules.entrySet().stream()
                .filter(r -> command.startsWith(r.getKey()))
                .reduce((a, b) -> a.getKey().length() > b.getKey().length() ? a : b)
                .map(r -> r.getValue().get())
                .orElseGet(() -> new CommandResult.Completed(name, command, 0, "", ""));
    }

    @Override
    public CommandResult run(String command, byte[] input, Duration limit) {
        return run(command, limit);
    }

    @Override
    public LineStream stream(String command, Consumer<String> lines) {
        throw new AssertionError("not expected: " + command);
    }

    @Override
    public void close() {}
}
