package org.hadrill.cli;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Holds commands that stand in scripts and texts against the command line. */
final class KnownOptions {
    private static final CommandSpec HADRILL = Hadrill.commandLine().getCommandSpec();

    private KnownOptions() {}

    /**
     * @param call what stands behind {@code hadrill}, such as {@code lab up --lab vm}
     * @throws AssertionError when there is no such command, or it has no such option
     */
    static void check(String call) {
        List<String> words = Arrays.asList(call.strip().split("[\\s=]+"));
        CommandSpec command = HADRILL;
        int next = 0;
        while (next < words.size() && command.subcommands().containsKey(words.get(next))) {
            command = command.subcommands().get(words.get(next++)).getCommandSpec();
        }
        if (command == HADRILL && !words.get(0).startsWith("-")) {
            throw new AssertionError("hadrill has no command '" + words.get(0) + "': " + call);
        }
        Set<String> unknown = new HashSet<>(words.subList(next, words.size()));
        unknown.removeIf(word -> !word.startsWith("--"));
        unknown.removeAll(command.optionsMap().keySet());
        if (!unknown.isEmpty()) {
            throw new AssertionError(command.qualifiedName() + " has no option " + unknown + ": " + call);
        }
    }
}
