package org.hadrill.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.time.TimeSource;

/**
 * What two controllers cost and how fast they are, as processes of this machine: idle, then killed again and again while
 * active, each time with their return and failback.
 */
public final class ControllerBench {
    private static final Duration STEP_LIMIT = Duration.ofSeconds(60);

    /** Before the idle time is counted: the JVM still compiles. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Pattern SILENT = Pattern.compile("is dead \\(silent for (\\d+) ms\\)");

    /**
     * @param kills of the active controller, at least one
     * @param idle how long the processor time of two idle controllers is counted
     */
    public record Plan(Duration keepalive, Duration deadtime, int kills, Duration idle) {}

    private final Plan plan;
    private final LoopbackPair pair;
    private final TimeSource time;
    private final Consumer<String> out;
    private final List<Long> startsMs = new ArrayList<>();
    private final List<Long> overMs = new ArrayList<>();
    private final List<Long> takeoversMs = new ArrayList<>();

    /** @param folder empty, with a short name */
    public ControllerBench(Plan plan, Path folder, List<String> java, TimeSource time, Consumer<String> out)
            throws IOException {
        this.plan = plan;
        this.time = time;
        this.out = out;
        this.pair = new LoopbackPair(
                folder,
                java,
                List.of(
                        "keepalive " + plan.keepalive().toMillis() + "ms",
                        "deadtime " + plan.deadtime().toMillis() + "ms",
                        "initdead 3"),
                time);
    }

    /** Runs it, and prints the figures; blocks for about {@code idle} and three seconds a kill. */
    public void run() throws IOException, InterruptedException {
        try (pair) {
            LoggedProcess active = start("m1");
            LoggedProcess standby = start("m2");
            home();
            idle(active, standby);
            for (int i = 0; i < plan.kills(); i++) {
                kill(standby);
            }
            pair.terminate("m1");
            pair.terminate("m2");
        }
        out.accept(row("start until the first heartbeat", startsMs));
        out.accept(row("peer declared dead, after deadtime", overMs));
        out.accept(row("kill until the peer has taken over", takeoversMs));
    }

    private LoggedProcess start(String node) throws IOException, InterruptedException {
        LoggedProcess process = pair.start(node);
        Duration ready = process.await("hadrill controller of " + node + " starts", STEP_LIMIT)
                .at();
        startsMs.add(ready.minus(process.startedAt()).toMillis());
        return process;
    }

    private void home() throws InterruptedException {
        if (!time.await(() -> pair.status("m1").contains("held here, released on m2"), STEP_LIMIT, POLL)) {
            throw new IllegalStateException("m1 did not get its group within STEP_LIMIT " + STEP_LIMIT.toSeconds()
                    + " s: " + pair.status("m1"));
        }
    }

    private void idle(LoggedProcess active, LoggedProcess standby) throws InterruptedException, IOException {
        time.sleep(WARM_UP);
        List<LoggedProcess> both = List.of(active, standby);
        List<Duration> before = both.stream().map(ControllerBench::cpu).toList();
        Duration from = time.elapsed();
        time.sleep(plan.idle());
        double seconds = time.elapsed().minus(from).toNanos() / 1e9;
        for (int i = 0; i < both.size(); i++) {
            double used = cpu(both.get(i)).minus(before.get(i)).toNanos() / 1e9;
            out.accept(String.format(
                    Locale.ROOT,
                    "%-36s %.2f%% of a core over %.0f s, %d MiB resident",
                    "idle, " + (i == 0 ? "active" : "standby") + ", keepalive "
                            + plan.keepalive().toMillis() + " ms",
                    100 * used / seconds,
                    seconds,
                    residentKib(both.get(i)) / 1024));
        }
    }

    private void kill(LoggedProcess survivor) throws IOException, InterruptedException {
        Duration from = time.elapsed();
        pair.powerOff("m1");
        Matcher dead = SILENT.matcher(
                survivor.await("node m1: is dead", from, STEP_LIMIT).text());
        if (!dead.find()) {
            throw new IllegalStateException("the log does not say for how long m1 was silent");
        }
        overMs.add(Long.parseLong(dead.group(1)) - plan.deadtime().toMillis());
        Duration over =
                survivor.await("mach_down takeover complete", from, STEP_LIMIT).at();
        takeoversMs.add(over.minus(from).toMillis());
        start("m1");
        home();
    }

    private static Duration cpu(LoggedProcess process) {
        return process.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long residentKib(LoggedProcess process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.process().pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static String row(String name, List<Long> ms) {
        List<Long> sorted = new ArrayList<>(ms);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%-36s median %d ms (%d to %d, n=%d)",
                name,
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1),
                sorted.size());
    }
}
