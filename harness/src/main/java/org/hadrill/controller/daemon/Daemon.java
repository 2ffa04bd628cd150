package org.hadrill.controller.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hadrill.controller.Controller;
import org.hadrill.controller.Input;
import org.hadrill.controller.Settings;
import org.hadrill.controller.config.ClusterFiles;
import org.hadrill.time.SystemTime;

/** {@code hadrill controller}: the daemon of one node, from its files to its end. One a process. */
public final class Daemon {
    /** Exit code when the daemon ended as it was asked to. */
    public static final int ENDED = 0;

    /** Exit code when something is wrong with files or options. */
    public static final int WRONG = 2;

    /** Time for a clean stop beside that of the scripts. */
    static final Duration HAND_OVER_LIMIT = Duration.ofSeconds(60);

    private final SystemTime time = new SystemTime();
    private final ClusterFiles files;
    private final Settings settings;
    private final StateFolder state;
    private final DaemonLog log;
    private final Crash crash;
    private final HeartbeatSockets sockets;
    private final ExecutorService workers = Executors.newCachedThreadPool(Daemon::worker);
    private final Loop loop;
    private final Pings pings;
    private final ControlServer control;
    private final CountDownLatch finished = new CountDownLatch(1);

    /**
     * Runs a daemon until it is stopped, by SIGTERM or by command. Blocks. Whatever else ends it halts the process and leaves
     * the watchdog armed.
     *
     * @param screen gets errors before the start, and every line of the log
     * @return {@link #ENDED} or {@link #WRONG}
     */
    public static int run(DaemonOptions options, Consumer<String> screen) {
        Daemon daemon;
        try {
            Preparation.Result prepared = Preparation.of(options, new WatchdogTimeout(WatchdogTimeout.SYSFS));
            prepared.warnings().forEach(screen);
            prepared.errors().forEach(screen);
            if (prepared.files().isEmpty()) {
                return WRONG;
            }
            daemon = new Daemon(options, prepared, prepared.files().get(), screen);
        } catch (IOException e) {
            screen.accept(e.getMessage() == null ? e.toString() : e.getMessage());
            return WRONG;
        }
        daemon.run();
        return ENDED;
    }

    private Daemon(DaemonOptions options, Preparation.Result prepared, ClusterFiles files, Consumer<String> screen)
            throws IOException {
        this.files = files;
        this.state = StateFolder.take(options.stateDir());
        this.log = new DaemonLog(prepared.self(), files.config().logFile().map(Path::of), screen, time);
        prepared.warnings().forEach(log::warn);
        this.crash = new Crash(log, Runtime.getRuntime()::halt);
        this.settings = new Settings(
                prepared.self(),
                files.config(),
                files.groups(),
                files.keys(),
                new GenerationFile(state.generation(), time, log::warn).next(),
                time.wall().minus(time.elapsed()),
                options.monitor(),
                options.scriptLimit());
        this.sockets = new HeartbeatSockets(
                Card.of(files.config().paths(), options.addresses()),
                files.config().udpPort(),
                time,
                log);
        ScriptFolders folders = new ScriptFolders(options.haDir(), ScriptFolders.INIT_D);
        Scripts scripts = new Scripts(
                folders,
                new Session(folders.environment(prepared.self(), files.config())),
                state.outputs(),
                options.scriptLimit(),
                log,
                workers,
                this::post);
        Fencing fencing = new Fencing(prepared.self(), files.config().stonith(), "ipmitool", time, workers, this::post);
        Watchdog watchdog = new Watchdog(files.config().watchdog().map(Path::of));
        NodeHands hands = new NodeHands(sockets, scripts, fencing, watchdog, log);
        this.loop = new Loop(new Controller(settings), time, sockets, hands);
        this.pings = new Pings(
                files.config().pingNodes(), files.config().keepalive(), time, new LimitedLog(log, time), this::post);
        this.control = new ControlServer(options.control(), loop, log);
        watchdog.check();
    }

    private void run() {
        Thread.setDefaultUncaughtExceptionHandler(crash);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        sockets.start();
        pings.start();
        control.start();
        preferThisThread();
        try {
            loop.run();
        } catch (RuntimeException | Error e) {
            crash.uncaughtException(Thread.currentThread(), e);
        }
        pings.close();
        sockets.close();
        workers.shutdown();
        try {
            state.close();
        } catch (IOException e) {
            log.warn("cannot remove the pid file: " + e.getMessage());
        }
        log.close();
        control.close();
        finished.countDown();
    }

    /** Linux heeds it where the JVM is told to ({@code -XX:ThreadPriorityPolicy=1}): a busy machine then silences us later. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void preferThisThread() {
        Thread.currentThread().setPriority(Thread.MAX_PRIORITY);
    }

    private void post(Input input) {
        loop.post(input);
    }

    /** SIGTERM, as a shutdown hook: the process ends when this returns. */
    private void stop() {
        if (finished.getCount() == 0) {
            return;
        }
        Duration limit = settings.scriptLimit()
                .multipliedBy(files.groups().stream()
                                .mapToInt(g -> g.resources().size())
                                .sum()
                        + 1L)
                .plus(HAND_OVER_LIMIT);
        log.info("asked to stop by a signal");
        post(new Input.Command(Input.Kind.STOP));
        try {
            if (finished.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(ENDED);
            }
            crash.because("not everything is released within " + limit.toSeconds()
                    + " s (script limit for each resource, and HAND_OVER_LIMIT)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    }
}
