package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DaemonArgumentsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--ha-dir /x/ha.d",
                "--ha-dir ha.d --node m1 --state-dir s --control c --monitor 2s --script-limit 1min",
                "--monitor never --address eth2=127.0.0.2 --address eth0=127.0.0.3"
            })
    void plainArgumentsMeanTheSameAsWithTheCommandLineLibrary(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");
        ControllerCommand command = new ControllerCommand();
        new CommandLine(command).parseArgs(args);
        assertThat(DaemonArguments.parse(args)).contains(command.options());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "--help",
                "--ha-dir",
                "--ha-dir=x",
                "--monitor soon",
                "--script-limit never",
                "--node -",
                "--wrong x",
                "--node m1 --node m2",
                "status --state-dir",
                "--address 127.0.0.1"
            })
    void whateverIsNotPlainIsLeftToTheLibrary(String line) {
        assertThat(DaemonArguments.parse(line.split(" "))).isEmpty();
    }
}
