package org.hadrill.remote;

import java.time.Duration;

/** What became of a command on another machine. */
public sealed interface CommandResult {
    /** The host that was asked, by its name in the inventory. */
    String host();

    String command();

    /** The command ended by itself. {@code stdout} and {@code stderr} are cut at {@link RemoteHost#OUTPUT_LIMIT}. */
    record Completed(String host, String command, int exitCode, String stdout, String stderr) implements CommandResult {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** No end within the limit; whether the command still runs there is not known. */
    record TimedOut(String host, String command, Duration limit) implements CommandResult {}

    /** No connection, or it broke; {@code reason} is a sentence for people. */
    record Unreachable(String host, String command, String reason) implements CommandResult {}

    /** Whether the command ended with exit code 0. */
    default boolean ok() {
        return this instanceof Completed c && c.succeeded();
    }

    /** Standard output when the command ended by itself, else the empty string. */
    default String output() {
        return this instanceof Completed c ? c.stdout() : "";
    }

    /** A sentence for people: what was asked where, and what came back. */
    default String describe() {
        if (this instanceof Completed c) {
            String said = (c.stdout() + c.stderr()).strip();
            return host() + ": '" + command() + "' ended with " + c.exitCode()
                    + (said.isEmpty()
                            ? ""
                            : ": " + said.lines().reduce((a, b) -> b).orElse(""));
        }
        if (this instanceof TimedOut t) {
            return host() + ": '" + command() + "' did not end within "
                    + t.limit().toMillis() + " ms";
        }
        return host() + ": " + ((Unreachable) this).reason();
    }
}
