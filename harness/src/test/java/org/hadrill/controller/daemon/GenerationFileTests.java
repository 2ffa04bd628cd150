package org.hadrill.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.time.ManualTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationFileTests {
    private static final long WALL = 1_795_347_094;

    @TempDir
    private Path folder;

    private final ManualTime time = new ManualTime();
    private final List<String> warnings = new ArrayList<>();
    private Path file;

    @BeforeEach
    void setTheClock() {
        time.advance(Duration.ofSeconds(WALL));
        file = folder.resolve("generation");
    }

    private long next() {
        return new GenerationFile(file, time, warnings::add).next();
    }

    @Test
    void startsAtTheWallClockAndGrowsEvenWithinASecond() {
        assertThat(next()).isEqualTo(WALL);
        assertThat(next()).isEqualTo(WALL + 1);
        assertThat(next()).isEqualTo(WALL + 2);
        assertThat(warnings).isEmpty();
    }

    @Test
    void growsWhenTheClockHasGoneBack() throws IOException {
        Files.writeString(file, (WALL + 1_000_000) + "\n");
        assertThat(next()).isEqualTo(WALL + 1_000_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0\0\0\0\0\0", "17953x", "99999999999999999999999"})
    void aTornFileIsSurvivedWithAWarning(String content) throws IOException {
        Files.writeString(file, content);
        assertThat(next()).isEqualTo(WALL);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains(file.toString()).contains("going by the clock");
        assertThat(next()).isEqualTo(WALL + 1);
    }

    @Test
    void aFileThatCannotBeWrittenIsSurvivedByTheClock() throws IOException {
        Files.createDirectories(file.resolve("in the way"));
        assertThat(next()).isEqualTo(WALL);
        time.advance(Duration.ofSeconds(3));
        assertThat(next()).isEqualTo(WALL + 3);
        assertThat(warnings).anyMatch(w -> w.contains("cannot write"));
    }
}
