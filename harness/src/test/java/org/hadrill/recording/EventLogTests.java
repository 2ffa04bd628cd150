package org.hadrill.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTests {
    private static final Recording POWER_CUT = RecordingBuilder.powerCut().build();

    @TempDir
    private Path folder;

    private Path drill() {
        return folder.resolve("drill");
    }

    private Recording kept(RecordingStore store) throws IOException {
        EventLog log = new EventLog(e -> {}, store);
        log.open(drill(), POWER_CUT.header());
        for (Event event : POWER_CUT.events()) {
            log.add(event);
        }
        Duration at = Duration.ofSeconds(900);
        log.raw("m1.kernel", "one", at, Duration.ZERO);
        Stamp stamp = log.raw("m1.kernel", "two", at, Duration.ZERO);
        log.add(new Event.LogLine(stamp, RecordingBuilder.M1, "kernel", "two"));
        return log.close();
    }

    @Test
    void aRecordingInMemoryIsTheSameAsOneOnDisk() throws IOException {
        Recording onDisk = kept(RecordingStore.onDisk(false));

        assertThat(kept(RecordingStore.inMemory())).isEqualTo(onDisk);
        assertThat(onDisk.events()).hasSize(POWER_CUT.events().size() + 1);
    }

    @Test
    void aRecordingInMemoryLeavesNoFile() throws IOException {
        kept(RecordingStore.inMemory());

        assertThat(drill()).doesNotExist();
    }

    @Test
    void whatIsFlushedStandsOnDiskBeforeTheRecordingEnds() throws IOException {
        EventLog log = new EventLog(e -> {}, RecordingStore.onDisk(true));
        log.open(drill(), POWER_CUT.header());
        log.add(POWER_CUT.events().get(0));

        assertThat(Files.readAllLines(drill().resolve(RecordingFile.NAME))).hasSize(2);
    }

    @Test
    void betweenRecordingsOnlyTheListenerHears() throws IOException {
        List<Event> heard = new ArrayList<>();
        EventLog log = new EventLog(heard::add, RecordingStore.inMemory());
        log.add(POWER_CUT.events().get(0));
        log.open(drill(), POWER_CUT.header());
        log.add(POWER_CUT.events().get(1));

        assertThat(log.close().events()).containsExactly(POWER_CUT.events().get(1));
        assertThat(heard)
                .containsExactly(POWER_CUT.events().get(0), POWER_CUT.events().get(1));
    }

    @Test
    void aSecondRecordingMustWaitForTheFirst() throws IOException {
        EventLog log = new EventLog(e -> {}, RecordingStore.inMemory());
        log.open(drill(), POWER_CUT.header());

        assertThatThrownBy(() -> log.open(folder.resolve("other"), POWER_CUT.header()))
                .hasMessageContaining("a recording is open in");
    }
}
