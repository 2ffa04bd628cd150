package org.hadrill.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one check said about one recording.
 *
 * @param name the check's name as on the screen, such as {@code one-primary}
 * @param evidence one sentence with times and values
 * @param refs where the evidence stands, as {@code source:line}
 * @param at the moment in question, on the recording's axis
 */
public record CheckResult(
        String name,
        Verdict verdict,
        String evidence,
        List<String> refs,
        @JsonProperty("atMs") Optional<Duration> at) {
    public CheckResult {
        refs = List.copyOf(refs);
    }
}
