package org.hadrill.check;

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

    /** Whether the lab of such a recording sees what this check reads; where it does not, the check is not listed at all. */
    default boolean appliesTo(Header header) {
        return true;
    }

    CheckResult judge(Facts facts);
}
