package org.hadrill.recording;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * When and where something was seen.
 *
 * @param time on the recording's axis: monotonic, zero when the run's clock began
 * @param error the true time is within plus or minus this
 * @param source the raw log that has it, such as {@code m1.state}
 * @param line its line there, from 1; 0 when it stands in no raw log
 */
public record Stamp(
        @JsonProperty("ms") Duration time,
        @JsonProperty("errorMs") Duration error,
        String source,
        long line) {
    /** The place for people, such as {@code m1.state:118}. */
    public String ref() {
        return line > 0 ? source + ":" + line : source;
    }
}
