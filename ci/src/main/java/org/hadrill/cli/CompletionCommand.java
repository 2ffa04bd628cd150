package org.hadrill.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hadrill completion}: a script for the shell. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a completion script for the shell.",
        footer = {"", "bash:  source <(hadrill completion bash)", "zsh:   source <(hadrill completion zsh)"})
final class CompletionCommand implements Runnable {
    /** Shells that have completion. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}, in lower case")
    Shell shell;

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        String script = AutoComplete.bash("hadrill", root);
        // zsh runs bash completions once bashcompinit is loaded, zshcompsys(1).
        spec.commandLine()
                .getOut()
                .println(
                        shell == Shell.ZSH
                                ? "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n" + script
                                : script);
    }
}
