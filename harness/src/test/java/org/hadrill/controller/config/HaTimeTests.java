package org.hadrill.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HaTimeTests {
    /** The examples in the comment of Heartbeat's own parser, cl_get_msec(). */
    @ParameterizedTest
    @CsvSource({
        "1, 1000",
        "1000ms, 1000",
        "1000000us, 1000",
        "0.1, 100",
        ".1, 100",
        "100ms, 100",
        "100000us, 100",
        "0.001, 1",
        "1ms, 1",
        "1000us, 1",
        "499us, 0",
        "501us, 1",
        "2., 2000",
        "1.5MS, 2",
        "1500Ms, 1500",
        "86400, 86400000"
    })
    void aTimeIsReadAsHeartbeatReadsIt(String text, long ms) {
        assertThat(HaTime.parse(text)).contains(Duration.ofMillis(ms));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "5s",
                "1min",
                "-1",
                "1e3",
                "ms",
                "1 ms",
                "1.2.3",
                "86400.001",
                "99999999999999",
                "\u0661"
            })
    void whatIsNoTimeIsNotGuessed(String text) {
        assertThat(HaTime.parse(text)).isEmpty();
    }
}
