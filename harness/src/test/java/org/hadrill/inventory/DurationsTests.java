package org.hadrill.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTests {
    @ParameterizedTest
    @CsvSource({
        "100ms, PT0.1S, 100ms",
        "1500ms, PT1.5S, 1500ms",
        "5s, PT5S, 5s",
        "120s, PT2M, 2min",
        "90min, PT1H30M, 90min",
        "1h, PT1H, 1h",
        "60000ms, PT1M, 1min"
    })
    void readsAndWritesTheShortestForm(String text, Duration duration, String written) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.format(duration)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "0s", "-5s", "1.5s", "5 s", "5S", "5m", "05s", "s", "5s5s", "1234567890s", "5s\n"})
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).hasMessageStartingWith("not a duration such as 100ms, 5s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0005S", "PT0.1005S", "PT1000000000H"})
    void refusesToWriteWhatItCouldNotReadBack(Duration duration) {
        assertThatThrownBy(() -> Durations.format(duration)).hasMessageContaining("cannot be written");
    }
}
