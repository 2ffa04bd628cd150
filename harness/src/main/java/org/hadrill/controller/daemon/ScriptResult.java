package org.hadrill.controller.daemon;

import java.time.Duration;
import java.util.regex.Pattern;
import org.hadrill.controller.Input.Outcome;

/**
 * How a program ended.
 *
 * @param exitCode -1 when it did not end by itself within its limit, or could not be started
 * @param output what it printed, both streams, cut
 */
record ScriptResult(boolean timedOut, int exitCode, String output) {
    private static final Pattern NOT_RUNNING = Pattern.compile("[Nn][Oo][Tt] .*[Rr]unning", Pattern.DOTALL);
    private static final Pattern RUNNING = Pattern.compile("[Rr]unning|OK");

    static ScriptResult failed(String reason) {
        return new ScriptResult(false, -1, reason);
    }

    Outcome outcome() {
        return outcome(exitCode == 0);
    }

    /** As an init script's answer to {@code status}: its exit code, unless its words say the contrary. */
    Outcome lsbStatus() {
        return outcome(exitCode == 0 && !NOT_RUNNING.matcher(output).find());
    }

    /** As Heartbeat's ResourceManager reads the answer to {@code status}: by words alone. */
    Outcome spokenStatus() {
        return outcome(
                !NOT_RUNNING.matcher(output).find() && RUNNING.matcher(output).find());
    }

    /** For people: how it ended, and the last line that it printed. */
    String detail(Duration limit) {
        String end = timedOut ? "killed after " + limit.toMillis() + " ms (script limit)" : "exit code " + exitCode;
        String last =
                output.lines().filter(l -> !l.isBlank()).reduce((a, b) -> b).orElse("");
        return last.isEmpty() ? end : end + ": " + last.strip();
    }

    private Outcome outcome(boolean good) {
        if (timedOut) {
            return Outcome.TIMED_OUT;
        }
        return good ? Outcome.OK : Outcome.FAILED;
    }
}
