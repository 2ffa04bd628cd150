package org.hadrill.selftest;

import java.util.List;

/**
 * What a self-test came to.
 *
 * @param healthy how many healthy drills were run beside the twins
 */
public record Outcome(List<Caught> defects, int healthy, List<FalseAlarm> falseAlarms) {
    public Outcome {
        defects = List.copyOf(defects);
        falseAlarms = List.copyOf(falseAlarms);
    }

    public boolean ok() {
        return missed() == 0 && sickTwins() == 0 && falseAlarms.isEmpty();
    }

    public long missed() {
        return defects.stream().filter(d -> !d.caught()).count();
    }

    public long sickTwins() {
        return defects.stream().filter(d -> !d.twinPasses()).count();
    }

    /** The counts, as the last line of the screen. */
    public String counts() {
        int drills = falseAlarms.size();
        return (defects.size() - missed()) + " of " + defects.size() + " defects caught by their own check, "
                + (defects.size() - sickTwins()) + " of " + defects.size() + " healthy twins passed, "
                + (drills == 0 ? "no false alarm" : "FALSE ALARM in " + drills) + (drills == 0 ? " in " : " of ")
                + healthy + " healthy drills";
    }
}
