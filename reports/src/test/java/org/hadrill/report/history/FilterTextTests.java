package org.hadrill.report.history;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters choose is in {@link HistoryTests}. */
class FilterTextTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kernal=6.1      | 'kernal' is no filter of the history. Did you mean kernel?",
                "lab             | the filter lab has no value; write lab=VALUE",
                "lab=vm,lab=vm   | the filter lab stands twice",
                "verdict=good    | 'good' is no verdict. Known: pass, unknown, infra, fail",
                "since=yesterday | 'yesterday' is no time. Write 2026-11-01, 2026-11-01T22:00:00Z, 30d or 12h",
                "since=2026-13-01| '2026-13-01' is no time",
                "last=0          | '0' is no number of runs",
            })
    void whatIsWrongIsSaid(String text, String message) {
        assertThatThrownBy(() -> FilterText.filter(text, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
