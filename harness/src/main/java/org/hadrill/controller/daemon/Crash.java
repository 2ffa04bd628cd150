package org.hadrill.controller.daemon;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.IntConsumer;
import org.hadrill.controller.Action.Level;

/**
 * The end that nobody wished for: says why, and halts the process at once. No hook runs and nothing is let go, so that a
 * watchdog resets this node before its peer takes over.
 */
final class Crash implements Thread.UncaughtExceptionHandler {
    /** Exit code of a daemon that failed (EX_SOFTWARE, sysexits.h). */
    static final int EXIT_CODE = 70;

    private final DaemonLog log;
    private final IntConsumer halt;

    /** @param halt {@link Runtime#halt}, or what a test has in its place */
    Crash(DaemonLog log, IntConsumer halt) {
        this.log = log;
        this.halt = halt;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        try {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            because("the controller failed in thread " + thread.getName() + ": " + trace);
        } finally {
            halt.accept(EXIT_CODE);
        }
    }

    void because(String reason) {
        try {
            log.log(Level.CRIT, reason);
            log.log(Level.CRIT, "ends without releasing anything; a watchdog resets this node");
            log.close();
        } finally {
            halt.accept(EXIT_CODE);
        }
    }
}
