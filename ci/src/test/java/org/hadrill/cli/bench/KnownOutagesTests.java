package org.hadrill.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hadrill.cluster.Ipv4;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownOutagesTests {
    private static final Ipv4 ADDRESS = Ipv4.parse("198.18.0.1");

    @TempDir
    Path folder;

    @Test
    void knowsALengthToWithinWhatTheCommandsTook() {
        assertThat(KnownOutages.parse("outage 1795370010.000100 1795370010.002100 1795370010.502000 1795370010.506000"))
                .hasValueSatisfying(truth -> {
                    assertThat(truth.start()).isEqualTo(Duration.ofNanos(1_795_370_010_001_100_000L));
                    assertThat(truth.length()).isEqualTo(Duration.ofNanos(502_900_000));
                    assertThat(truth.error()).isEqualTo(Duration.ofMillis(3));
                });
    }

    @Test
    void takesNothingFromOtherLines() {
        assertThat(KnownOutages.parse("end")).isEmpty();
        assertThat(KnownOutages.parse("RTNETLINK answers: Operation not permitted"))
                .isEmpty();
    }

    /** The real script in a real bash; only {@code ip} is a stand-in that writes down how it was called. */
    @Test
    void carriesOutEachOutageAndLeavesNoRule() throws Exception {
        Path ip = folder.resolve("ip");
        Path calls = folder.resolve("calls");
        Files.writeString(ip, "#!/bin/sh\necho \"$@\" >>" + calls + "\n");
        assertThat(ip.toFile().setExecutable(true)).isTrue();
        KnownOutages known = KnownOutages.of(ADDRESS, 2, 5);
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", known.script());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(lines).hasSize(3).last().isEqualTo("end");
        assertThat(lines.stream().flatMap(l -> KnownOutages.parse(l).stream()))
                .hasSize(2)
                .allSatisfy(t -> assertThat(t.length()).isGreaterThanOrEqualTo(KnownOutages.SHORTEST));
        String rule = " from 198.18.0.1 blackhole pref 1";
        assertThat(Files.readAllLines(calls))
                .startsWith("rule add" + rule, "rule del" + rule, "rule add" + rule, "rule del" + rule)
                .last()
                .isEqualTo("rule del" + rule);
    }
}
