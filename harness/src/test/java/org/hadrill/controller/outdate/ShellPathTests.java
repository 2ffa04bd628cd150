package org.hadrill.controller.outdate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hadrill.controller.config.OutdatePeerConf;
import org.hadrill.drbd.DiskState;
import org.hadrill.drbd.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShellPathTests {
    @TempDir
    private Path folder;

    private Ports.PeerPath path(String address) throws IOException {
        Path shell = new Programs(folder).shell("192.168.46.102");
        return ShellPath.open(
                address,
                "r0",
                new OutdatePeerConf(
                        List.of(shell.toString(), "{address}"),
                        List.of(),
                        Duration.ofSeconds(20),
                        folder.resolve("log")));
    }

    @Test
    void aSecondaryIsDisconnectedByForceOutdatedReadAndConnectedAgain() throws IOException {
        Programs programs = new Programs(folder);
        programs.drbdadm("Secondary", "UpToDate");
        Ports.PeerPath path = path("192.168.46.102");

        assertThat(path.state()).contains(new DrbdState(Role.SECONDARY, DiskState.UP_TO_DATE));
        assertThat(path.outdate()).contains(new DrbdState(Role.SECONDARY, DiskState.OUTDATED));
        assertThat(programs.text("drbdadm.calls").lines().skip(2))
                .containsExactly(
                        "role r0", "disconnect --force r0", "outdate r0", "role r0", "dstate r0", "connect r0");
        assertThat(programs.text("cs")).isEqualTo("WFConnection");
    }

    @Test
    void aPrimaryIsNotTouched() throws IOException {
        Programs programs = new Programs(folder);
        programs.drbdadm("Primary", "UpToDate");

        assertThat(path("192.168.46.102").outdate()).contains(new DrbdState(Role.PRIMARY, DiskState.UP_TO_DATE));
        assertThat(programs.text("drbdadm.calls")).doesNotContain("connect").doesNotContain("outdate");
        assertThat(programs.text("cs")).isEqualTo("Connected");
    }

    @Test
    void aPathThatIsDownIsNoAnswer() throws IOException {
        new Programs(folder).drbdadm("Secondary", "UpToDate");
        Ports.PeerPath path = path("192.168.200.2");

        assertThat(path.state()).isEmpty();
        assertThat(path.outdate()).isEmpty();
    }

    @Test
    void aPeerWithoutTheResourceAnswersButSaysNothingGood() throws IOException {
        new Programs(folder).write("drbdadm", "echo \"'r0' not defined in your config\" >&2; exit 1\n");

        assertThat(path("192.168.46.102").outdate()).contains(DrbdState.UNKNOWN);
    }

    @Test
    void volumesThatDifferAreNoStateOfTheWhole() {
        assertThat(DrbdWords.parse("role Secondary/Unknown\ndisk Outdated/DUnknown UpToDate/DUnknown\n"))
                .contains(new DrbdState(Role.SECONDARY, DiskState.OTHER));
        assertThat(DrbdWords.parse("role Secondary\ndisk Outdated Outdated\n"))
                .contains(new DrbdState(Role.SECONDARY, DiskState.OUTDATED));
        assertThat(DrbdWords.parse("role Secondary/Unknown\n")).isEmpty();
        assertThat(DrbdWords.parse("")).isEmpty();
    }
}
