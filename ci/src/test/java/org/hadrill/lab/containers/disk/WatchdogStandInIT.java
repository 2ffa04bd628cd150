package org.hadrill.lab.containers.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.hadrill.cli.Need;
import org.hadrill.cli.Requires;
import org.hadrill.time.SystemTime;
import org.hadrill.time.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in for a watchdog, in a node that it really resets. */
@Requires(Need.NAMESPACES)
@Timeout(60)
class WatchdogStandInIT {
    /** Much longer than the watchdogs here wait. */
    private static final Duration LONG = Duration.ofSeconds(4);

    private static final Duration POLL = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private final TimeSource time = new SystemTime();
    private StandInNode node;

    @BeforeEach
    void start() throws Exception {
        node = new StandInPair(folder, "1M").m1;
        node.powerOn();
    }

    @AfterEach
    void end() throws Exception {
        node.powerOff();
    }

    private void inBackground(String script) throws InterruptedException {
        node.ok("sh", "-c", "(" + script + ") </dev/null >/dev/null 2>&1 &");
    }

    private boolean resets() throws InterruptedException {
        return time.await(() -> !node.on(), LONG, POLL);
    }

    @Test
    void resetsANodeWhoseFeederFreezes() throws Exception {
        node.ok("/usr/lib/hadrill/watchdogd", "1");
        inBackground("exec >/dev/watchdog; printf x; exec sleep 100");
        assertThat(resets()).isTrue();
    }

    @Test
    void resetsANodeWhoseFeederDiesWithoutAWord() throws Exception {
        node.ok("/usr/lib/hadrill/watchdogd", "1");
        node.ok("sh", "-c", "printf x >/dev/watchdog");
        assertThat(resets()).isTrue();
    }

    @Test
    void doesNothingBeforeItIsUsedNorAfterItWasClosedWithAV() throws Exception {
        node.ok("/usr/lib/hadrill/watchdogd", "0.5");
        assertThat(time.await(() -> !node.on(), Duration.ofSeconds(1), POLL)).isFalse();
        node.ok("sh", "-c", "printf xxV >/dev/watchdog");
        assertThat(resets()).isFalse();
        node.ok("sh", "-c", "printf x >/dev/watchdog");
        assertThat(resets()).isTrue();
    }

    @Test
    void leavesANodeAloneThatFeedsIt() throws Exception {
        node.ok("/usr/lib/hadrill/watchdogd", "2.5");
        inBackground("exec >/dev/watchdog; while [ ! -e /run/frozen ]; do printf x; sleep 0.1; done; sleep 100");
        assertThat(resets()).isFalse();
        node.ok("touch", "/run/frozen");
        assertThat(resets()).isTrue();
    }

    @Test
    void isToldHowManySeconds() throws Exception {
        assertThat(node.run("/usr/lib/hadrill/watchdogd", "soon").stderr()).contains("usage: watchdogd SECONDS");
    }
}
