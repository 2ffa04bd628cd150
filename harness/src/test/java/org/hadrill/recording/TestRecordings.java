package org.hadrill.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;

/** Recordings that hold the given events and a header in which only the ping period matters. */
public final class TestRecordings {
    private TestRecordings() {}

    public static Recording of(Duration pingPeriod, List<? extends Event> events) {
        Header header = new Header(
                Header.FORMAT,
                "test",
                "vm",
                "hardened",
                "no-op",
                "none",
                1,
                1,
                Instant.EPOCH,
                Header.Expectation.STAY,
                new NodeName("m1"),
                new NodeName("m2"),
                Map.of(),
                Ipv4.parse("192.168.46.200"),
                List.of(),
                List.of(),
                Map.of(),
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                pingPeriod,
                Duration.ofSeconds(1),
                Duration.ofMillis(400),
                true,
                false,
                java.util.Optional.empty());
        return new Recording(header, List.copyOf(events));
    }
}
