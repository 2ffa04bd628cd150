package org.hadrill.controller.outdate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hadrill.drbd.DiskState;
import org.hadrill.drbd.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines as DRBD 8.4.11 wrote them when it called the handler (the VM lab's recorded polls). */
final class LocalDrbdTests {
    private static final String FROZEN_PRIMARY =
            " 0: cs:WFConnection ro:Primary/Unknown ds:UpToDate/DUnknown C s-----\n";
    private static final String REBOOTED = " 1: cs:WFConnection ro:Secondary/Unknown ds:Consistent/DUnknown C r-----\n";

    @TempDir
    private Path folder;

    private DrbdState state(String procDrbd, String... minors) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("drbd"), "version: 8.4.11 (api:1/proto:86-101)\n" + procDrbd);
        return new LocalDrbd(file, "r0", List.of(minors)).state();
    }

    @Test
    void theDeviceThatDrbdNamesCounts() throws IOException, InterruptedException {
        assertThat(state(FROZEN_PRIMARY + REBOOTED, "0")).isEqualTo(new DrbdState(Role.PRIMARY, DiskState.UP_TO_DATE));
        assertThat(state(FROZEN_PRIMARY + REBOOTED, "1"))
                .isEqualTo(new DrbdState(Role.SECONDARY, DiskState.CONSISTENT));
    }

    @Test
    void theOnlyDeviceCountsWhereDrbdNamesNone() throws IOException, InterruptedException {
        assertThat(state(FROZEN_PRIMARY)).isEqualTo(new DrbdState(Role.PRIMARY, DiskState.UP_TO_DATE));
    }

    @Test
    void ofSeveralDevicesNoneIsGuessed() throws IOException, InterruptedException {
        assertThat(state(FROZEN_PRIMARY + REBOOTED)).isEqualTo(DrbdState.UNKNOWN);
        assertThat(state(FROZEN_PRIMARY, "7")).isEqualTo(DrbdState.UNKNOWN);
    }
}
