package org.hadrill.interlock;

import java.time.Duration;
import java.util.Optional;
import org.hadrill.cluster.Limits;
import org.hadrill.fault.FaultException;
import org.hadrill.time.TimeSource;

/** How many power cuts a run may make, and the rest between them: power supplies and disks age by them. Not thread-safe. */
final class PowerCuts {
    private final Limits limits;
    private final TimeSource time;
    private int made;
    private Optional<Duration> last = Optional.empty();

    PowerCuts(Limits limits, TimeSource time) {
        this.limits = limits;
        this.time = time;
    }

    /** Waits until the last cut is {@code limits.cool-down} ago. */
    void coolDown() throws InterruptedException {
        if (last.isPresent()) {
            Duration left = last.get().plus(limits.coolDown()).minus(time.elapsed());
            if (!left.isNegative()) {
                time.sleep(left);
            }
        }
    }

    /** Counts one more, which is about to be made. */
    void spend() throws FaultException {
        if (made >= limits.powerCuts()) {
            throw new FaultException("this run has cut power " + made + " times, which is all that the inventory allows"
                    + " (limits.power-cuts)");
        }
        made++;
        last = Optional.of(time.elapsed());
    }
}
