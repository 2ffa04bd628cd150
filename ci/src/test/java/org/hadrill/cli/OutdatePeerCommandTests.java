package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class OutdatePeerCommandTests {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new OutdatePeerCommand(Map.of()))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    /** On a machine without DRBD: its own disk cannot be read, so it touches nobody. */
    @Test
    void aNodeThatCannotReadItsOwnDiskAnswersThatItFailed() throws IOException {
        Files.writeString(folder.resolve("ha.cf"), "node m1 m2\nucast eth2 192.168.200.2\nauto_failback on\n");
        Files.writeString(
                folder.resolve("outdate-peer.conf"),
                "shell false {address}\nlog " + Files.createFile(folder.resolve("log")) + "\n");

        assertThat(run("--resource", "r0-of-a-test", "--peer", "m2", "--ha-dir", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualTo("""
                outdate-peer r0-of-a-test: wants the peer outdated; here unknown
                outdate-peer r0-of-a-test: the disk here is no good itself: the peer is left alone
                outdate-peer r0-of-a-test: answers 1 (failed)
                """);
        assertThat(Files.readString(folder.resolve("log"))).isEqualTo(err.toString());
    }

    /** 3 would tell DRBD that the peer's disk is Inconsistent: every failure must be 1. */
    @Test
    void everyFailureIsExitCodeOne() {
        assertThat(run()).isEqualTo(1);
        assertThat(run("--resource", "r0; reboot", "--peer", "m2", "--ha-dir", folder.toString()))
                .isEqualTo(1);
        assertThat(OutdatePeerCommand.handler(Map.of(), new PrintWriter(err))).isEqualTo(1);
        assertThat(OutdatePeerCommand.handler(
                        Map.of("DRBD_RESOURCE", "r0", "DRBD_PEER", "no host name"), new PrintWriter(err)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("outdate-peer failed: not a host name: 'no host name'");
    }
}
