package org.hadrill.drill;

import java.time.Duration;
import java.util.function.Consumer;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteHost;

/** A host that nobody may use: the drill itself runs no command, only its injectors do. */
final class UnusedHost implements RemoteHost {
    @Override
    public String name() {
        return "unused";
    }

    @Override
    public CommandResult run(String command, Duration limit) {
        throw new AssertionError("not expected: " + command);
    }

    @Override
    public CommandResult run(String command, byte[] input, Duration limit) {
        throw new AssertionError("not expected: " + command);
    }

    @Override
    public LineStream stream(String command, Consumer<String> lines) {
        throw new AssertionError("not expected: " + command);
    }

    @Override
    public void close() {}
}
