package org.hadrill.controller.outdate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hadrill.drbd.DrbdStatus;
import org.hadrill.drbd.DrbdStatusParser;
import org.hadrill.remote.LocalCommand;

/**
 * This node's side of the resource. Of DRBD 8.4 from {@code /proc/drbd}, which does not wait for the lock that DRBD holds while it
 * runs this handler; of DRBD 9, which lists no devices there, by {@code drbdadm}.
 */
final class LocalDrbd {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Path procDrbd;
    private final String resource;
    private final List<String> minors;

    /** @param minors of the resource's volumes, as DRBD names them in DRBD_MINOR; empty when it does not */
    LocalDrbd(Path procDrbd, String resource, List<String> minors) {
        this.procDrbd = procDrbd;
        this.resource = resource;
        this.minors = List.copyOf(minors);
    }

    DrbdState state() throws InterruptedException {
        List<DrbdStatus> all = devices();
        if (all.isEmpty()) {
            String line = DrbdWords.state(resource);
            return DrbdWords.parse(LocalCommand.run(List.of("/bin/sh", "-c", line), Map.of(), LIMIT)
                            .output())
                    .orElse(DrbdState.UNKNOWN);
        }
        List<DrbdStatus> mine = all.stream()
                .filter(d -> minors.contains(Integer.toString(d.minor())) || (minors.isEmpty() && all.size() == 1))
                .toList();
        return DrbdWords.of(
                mine.stream().map(DrbdStatus::role).toList(),
                mine.stream().map(DrbdStatus::disk).toList());
    }

    private List<DrbdStatus> devices() {
        try {
            return DrbdStatusParser.procDrbd(Files.readString(procDrbd)).devices();
        } catch (IOException e) {
            return List.of();
        }
    }
}
