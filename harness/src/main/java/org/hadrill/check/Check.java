package org.hadrill.check;

import java.util.Optional;
import org.hadrill.recording.Header;
import org.hadrill.verdict.CheckResult;

/**
 * One promise, judged from a recording alone. A check is a pure function: same recording, same result. It may throw; then
 * the {@link Judge} says UNKNOWN.
 */
interface Check {
    /** The name on the screen, such as {@code one-primary}. */
    String name();

    /** Whether a drill whose fault is not proven can still be judged by this check: what must never happen, never may. */
    default boolean holdsAlways() {
        return false;
    }

    /** Whether such a drill makes this promise; where it does not, the check is not listed. */
    default boolean appliesTo(Header header) {
        return true;
    }

    /** What the lab of such a recording lacks for this check, which is not listed then: said once a run. */
    default Optional<String> lacks(Header header) {
        return Optional.empty();
    }

    CheckResult judge(Facts facts);
}
