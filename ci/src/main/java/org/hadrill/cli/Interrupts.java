package org.hadrill.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: interrupts the thread that works and lets it undo and clean up before the process ends.
 */
final class Interrupts {
    /** Longest time for undo and clean-up; then the process ends, and {@code hadrill heal} does the rest. */
    static final int CLEAN_UP_LIMIT_S = 300;

    private final CountDownLatch finished = new CountDownLatch(1);

    static Interrupts ofThisThread() {
        Interrupts interrupts = new Interrupts();
        Thread worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupts.end(worker), "interrupt"));
        return interrupts;
    }

    private void end(Thread worker) {
        if (finished.getCount() == 0) {
            return;
        }
        worker.interrupt();
        try {
            if (!finished.await(CLEAN_UP_LIMIT_S, TimeUnit.SECONDS)) {
                System.err.println("clean-up did not end within " + CLEAN_UP_LIMIT_S + " s; run: hadrill heal");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is done, and cleaned up. */
    void done() {
        finished.countDown();
    }
}
