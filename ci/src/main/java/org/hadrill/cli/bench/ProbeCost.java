package org.hadrill.cli.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hadrill.cluster.Ipv4;
import org.hadrill.probe.Probes;
import org.hadrill.recording.Event;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.RecordingStore;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.SystemTime;

/** What it costs to ping many addresses: processor time of the observer (fping and the shell that carries its lines) and of hadrill. */
public final class ProbeCost {
    /** The streams begin, the JVM compiles. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);

    /** proc(5): clock ticks a second, as sysconf(3) says on every Linux that Debian ships. */
    private static final double TICKS = 100;

    private final RemoteHost observer;
    private final SystemTime time;

    ProbeCost(RemoteHost observer, SystemTime time) {
        this.observer = observer;
        this.time = time;
    }

    /**
     * @param observerPercent of one core, over all processes of the observer
     * @param harnessPercent of one core, over this process
     * @param repliesPerSecond that were seen, so that nobody counts the cost of silence
     */
    public record Cost(int addresses, double observerPercent, double harnessPercent, double repliesPerSecond) {}

    /** Pings each of them every {@code period}; blocks for {@code length} and a little. */
    Cost measure(List<Ipv4> addresses, Duration period, Duration length) throws InterruptedException {
        AtomicLong replies = new AtomicLong();
        EventLog log = new EventLog(
                event -> {
                    if (event instanceof Event.PingReply) {
                        replies.incrementAndGet();
                    }
                },
                RecordingStore.inMemory());
        Probes probes = Probes.pings(addresses, period, observer, log, time);
        try {
            time.sleep(WARM_UP);
            double observerBefore = observerSeconds();
            Duration ownBefore = ownCpu();
            long repliesBefore = replies.get();
            Duration from = time.elapsed();
            time.sleep(length);
            double seconds = time.elapsed().minus(from).toNanos() / 1e9;
            double own = ownCpu().minus(ownBefore).toNanos() / 1e9;
            return new Cost(
                    addresses.size(),
                    100 * (observerSeconds() - observerBefore) / seconds,
                    100 * own / seconds,
                    (replies.get() - repliesBefore) / seconds);
        } finally {
            probes.close();
        }
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private double observerSeconds() throws InterruptedException {
        CommandResult result = observer.run("cat /proc/[0-9]*/stat 2>/dev/null", COMMAND_LIMIT);
        return result.output().lines().mapToLong(ProbeCost::ticks).sum() / TICKS;
    }

    /** utime and stime of a line of {@code /proc/PID/stat}, proc(5); the name before them may have any characters. */
    static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
