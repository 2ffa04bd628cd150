package org.hadrill.controller;

import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import org.hadrill.controller.Action.Level;
import org.hadrill.controller.Action.Verb;
import org.hadrill.controller.Input.Outcome;
import org.hadrill.controller.Status.GroupState;
import org.hadrill.controller.config.ResourceGroup;
import org.jspecify.annotations.Nullable;

/**
 * One group on this node: acquired forwards, released backwards, watched while it is held. It decides nothing about the
 * peer; see {@link Step}.
 */
final class GroupMachine {
    /** Tries to stop a resource before the group is stuck. */
    static final int STOP_TRIES = 3;

    static final Duration STOP_RETRY = Duration.ofSeconds(1);

    /** Pause before a group that is stuck is stopped anew. */
    static final Duration STUCK_RETRY = Duration.ofSeconds(30);

    /** Pause before a group that failed here may be tried here again; doubled with each failure in a row. */
    static final Duration FIRST_RETRY = Duration.ofSeconds(10);

    static final Duration LAST_RETRY = Duration.ofSeconds(300);

    /** Restarts of a resource in place within {@link #REPAIR_WINDOW}; one more, and the group is given up here. */
    static final int REPAIRS = 3;

    static final Duration REPAIR_WINDOW = Duration.ofSeconds(600);

    private final ResourceGroup group;
    private final Settings settings;
    private final Outbox out;
    private final Scripts scripts;
    private final BitSet stopped = new BitSet();
    private GroupState state = GroupState.UNKNOWN;
    private boolean abort;
    private boolean giveUp;
    private int found;
    private int stopTries;
    private int lowest;
    private int repairs;
    private boolean watching;
    private Duration repairsSince = Duration.ZERO;
    private Duration retry = FIRST_RETRY;
    private @Nullable Duration due;

    GroupMachine(ResourceGroup group, Settings settings, Outbox out) {
        this.group = group;
        this.settings = settings;
        this.out = out;
        this.scripts = new Scripts(group.resources(), out);
    }

    ResourceGroup group() {
        return group;
    }

    GroupState state() {
        return state;
    }

    /** When {@link #tick} has something to do. */
    Optional<Duration> timer() {
        return Optional.ofNullable(due);
    }

    /** Looks what runs already: this controller may have been restarted under running resources. */
    void look() {
        found = 0;
        scripts.run(0, Verb.STATUS);
    }

    void announce() {
        state = GroupState.ANNOUNCED;
    }

    void withdraw() {
        state = GroupState.RELEASED;
    }

    void acquire() {
        out.log(Level.INFO, "Acquiring resource group: " + group.preferred() + " " + words());
        state = GroupState.ACQUIRING;
        abort = false;
        giveUp = false;
        begin(0);
    }

    /** Starts a resource; asks first whether it runs where that is not known, as a script costs tens of milliseconds. */
    private void begin(int index) {
        boolean start = stopped.get(index);
        stopped.clear(index);
        scripts.run(index, start ? Verb.START : Verb.STATUS);
    }

    /** Stops everything backwards; a group that is just being acquired is stopped after the script that runs. */
    void release() {
        if (state == GroupState.ACQUIRING) {
            abort = true;
        } else if (state == GroupState.HELD) {
            out.log(Level.INFO, "Releasing resource group: " + group.preferred() + " " + words());
            stopDownTo(scripts.last(), 0, false);
        }
    }

    private void stopDownTo(int from, int downTo, boolean afterFailure) {
        state = downTo == 0 ? GroupState.RELEASING : GroupState.ACQUIRING;
        watching = false;
        due = null;
        giveUp = afterFailure;
        lowest = downTo;
        stopTries = 0;
        scripts.run(from, Verb.STOP);
    }

    void tick(Duration now) {
        if (due == null || now.compareTo(due) < 0) {
            return;
        }
        due = null;
        if (state == GroupState.FAILED) {
            out.log(Level.INFO, group.name() + " may be tried here again");
            state = GroupState.RELEASED;
        } else if (state == GroupState.HELD) {
            watching = true;
            scripts.run(0, Verb.STATUS);
        } else if (state == GroupState.STUCK) {
            stopDownTo(scripts.index(), 0, true);
        } else if (state == GroupState.RELEASING || state == GroupState.ACQUIRING) {
            scripts.run(scripts.index(), Verb.STOP);
        }
    }

    /** Takes the end of a script; false when it is none of this group's. */
    boolean ended(Input.ScriptEnded end, Duration now) {
        if (!scripts.takes(end)) {
            return false;
        }
        boolean ok = end.outcome() == Outcome.OK;
        switch (state) {
            case UNKNOWN -> looked(end.outcome());
            case ACQUIRING -> {
                if (scripts.verb() == Verb.STOP) {
                    stopped(ok, end, now);
                } else {
                    started(ok, end, now);
                }
            }
            case RELEASING -> stopped(ok, end, now);
            case HELD -> watched(end, now);
            case RELEASED, ANNOUNCED, FAILED, STUCK -> {
                // Nothing runs in these states.
            }
        }
        return true;
    }

    private void looked(Outcome outcome) {
        // A status that does not end may hide a running resource: then it is stopped, to be sure.
        found += outcome == Outcome.FAILED ? 0 : 1;
        stopped.set(scripts.index(), outcome == Outcome.FAILED);
        if (scripts.index() < scripts.last()) {
            scripts.run(scripts.index() + 1, Verb.STATUS);
        } else if (found == 0) {
            state = GroupState.RELEASED;
        } else if (found == scripts.count()) {
            out.log(Level.INFO, "Resource group " + words() + " is running here already: kept");
            state = GroupState.HELD;
            due = null;
        } else {
            out.log(
                    Level.WARN,
                    "Only " + found + " of " + scripts.count() + " resources of " + words() + " are running");
            stopDownTo(scripts.last(), 0, false);
        }
    }

    private void started(boolean ok, Input.ScriptEnded end, Duration now) {
        if (abort) {
            stopDownTo(scripts.index(), 0, false);
        } else if (ok) {
            if (scripts.index() < scripts.last()) {
                begin(scripts.index() + 1);
            } else {
                held(now);
            }
        } else if (scripts.verb() == Verb.STATUS) {
            scripts.run(scripts.index(), Verb.START);
        } else {
            out.log(
                    Level.CRIT,
                    "Giving up resources due to failure of " + scripts.resource() + ": " + end.outcome() + " "
                            + end.detail());
            stopDownTo(scripts.index(), 0, true);
        }
    }

    private void held(Duration now) {
        state = GroupState.HELD;
        retry = FIRST_RETRY;
        watchAgain(now);
    }

    private void watchAgain(Duration now) {
        watching = false;
        due = settings.monitor().isZero() ? null : now.plus(settings.monitor());
    }

    /** A group that was found running is watched from the first tick on. */
    void watchIfHeld(Duration now) {
        if (state == GroupState.HELD && due == null && !watching) {
            watchAgain(now);
        }
    }

    private void stopped(boolean ok, Input.ScriptEnded end, Duration now) {
        if (!ok) {
            stopTries++;
            out.log(
                    Level.ERROR,
                    "Return code of " + scripts.resource() + " stop: " + end.outcome() + " " + end.detail());
            if (stopTries < STOP_TRIES) {
                due = now.plus(STOP_RETRY);
                return;
            }
            out.log(
                    Level.CRIT,
                    scripts.resource() + " cannot be stopped: no other node may start " + words()
                            + " before this one is fenced or somebody has looked");
            state = GroupState.STUCK;
            due = now.plus(STUCK_RETRY);
            return;
        }
        stopTries = 0;
        stopped.set(scripts.index());
        if (scripts.index() > lowest) {
            scripts.run(scripts.index() - 1, Verb.STOP);
        } else if (state == GroupState.ACQUIRING && !abort) {
            begin(lowest);
        } else if (lowest > 0) {
            stopDownTo(lowest - 1, 0, giveUp);
        } else if (giveUp) {
            failed(now);
        } else {
            state = GroupState.RELEASED;
        }
    }

    private void failed(Duration now) {
        state = GroupState.FAILED;
        due = now.plus(retry);
        out.log(
                Level.CRIT,
                "Resource group " + words() + " could not run on " + settings.self()
                        + ": REDUNDANCY IS LOST. Next try here in " + retry.toSeconds() + " s");
        Duration doubled = retry.multipliedBy(2);
        retry = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    private void watched(Input.ScriptEnded end, Duration now) {
        if (end.outcome() != Outcome.FAILED) {
            if (scripts.index() < scripts.last()) {
                scripts.run(scripts.index() + 1, Verb.STATUS);
            } else {
                watchAgain(now);
            }
            return;
        }
        if (now.minus(repairsSince).compareTo(REPAIR_WINDOW) > 0) {
            repairs = 0;
            repairsSince = now;
        }
        repairs++;
        out.log(Level.ERROR, "resource " + scripts.resource() + " does not run any more: " + end.detail());
        if (repairs > REPAIRS) {
            out.log(Level.CRIT, "Giving up resources: " + REPAIRS + " restarts did not help");
            stopDownTo(scripts.last(), 0, true);
        } else {
            abort = false;
            int broken = scripts.index();
            stopDownTo(scripts.last(), broken, false);
            state = GroupState.ACQUIRING;
        }
    }

    private String words() {
        return group.resources().stream().map(Object::toString).collect(java.util.stream.Collectors.joining(" "));
    }
}
