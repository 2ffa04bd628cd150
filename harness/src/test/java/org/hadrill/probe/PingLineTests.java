package org.hadrill.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.hadrill.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PingLineTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [1795370469.658499] 64 bytes from 192.168.46.200: icmp_seq=1 ttl=64 time=1.67 ms | 1795370469.658499 | 1 | true | false | ''
                    [1795370469.758807] 64 bytes from 192.168.46.200: icmp_seq=2 ttl=64 time=2.91 ms (DUP!) | 1795370469.758807 | 2 | true | true | ''
                    [1795370493.951000] 64 bytes from 192.168.199.2: icmp_seq=229 ttl=63 time=1023 ms | 1795370493.951000 | 229 | true | false | ''
                    [1795370475.209760] no answer yet for icmp_seq=55 | 1795370475.209760 | 55 | false | false | no answer
                    [1795370480.209760] From 192.168.46.1 icmp_seq=101 Destination Host Unreachable | 1795370480.209760 | 101 | false | false | Destination Host Unreachable, says 192.168.46.1
                    64 bytes from 192.168.199.2: icmp_seq=179 ttl=63 time=2.15 ms | '' | 179 | true | false | ''
                    From 192.168.46.1 icmp_seq=83 Destination Host Unreachable | '' | 83 | false | false | Destination Host Unreachable, says 192.168.46.1
                    From 192.168.46.200: icmp_seq=5 Redirect Host(New nexthop: 192.168.46.9) | '' | 5 | false | false | Redirect Host(New nexthop: 192.168.46.9), says 192.168.46.200
                    """)
    void readsTheResultOfAProbe(
            String line, String epochSeconds, long seq, boolean answered, boolean duplicate, String reason) {
        assertThat(PingLine.parse(line)).contains(new PingLine(epochSeconds, seq, answered, duplicate, reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PING 192.168.46.200 (192.168.46.200) 56(84) bytes of data.",
                "--- 192.168.199.2 ping statistics ---",
                "179 packets transmitted, 25 received, +93 errors, 86% packet loss, time 178149ms",
                "rtt min/avg/max/mdev = 0.649/2.321/84.641/6.948 ms, pipe 13",
                "ping: sendmsg: Network is unreachable",
            })
    void passesOverWhatIsNoResult(String line) {
        assertThat(PingLine.parse(line)).isEmpty();
    }

    /** ping's own statistics: 677 packets transmitted, 321 received, +24 errors. */
    @Test
    void agreesWithTheStatisticsOfARecordedPing() throws IOException {
        var results = Recorded.lines("power-cut-ping-192.168.46.200.txt").stream()
                .flatMap(line -> PingLine.parse(line).stream())
                .toList();

        assertThat(results).filteredOn(PingLine::answered).hasSize(321);
        assertThat(results)
                .filteredOn(r -> r.reason().startsWith("Destination"))
                .hasSize(24);
        assertThat(results).extracting(PingLine::seq).contains(1L, 677L);
    }
}
