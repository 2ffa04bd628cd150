package org.hadrill.check;

import java.util.Optional;
import java.util.Set;
import org.hadrill.recording.Event.DrbdState;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.verdict.CheckResult;
import org.jspecify.annotations.Nullable;

/**
 * The preferred node took the disk back only after its own was up to date: DRBD would promote a disk in the middle of its resync,
 * and then every read goes over the wire to the peer, and with the peer goes the service.
 */
final class FailbackUpToDate implements Check {
    /** Connection states in which data flows from a peer to the preferred node or is about to, drbd.conf(5). */
    private static final Set<String> RECEIVING =
            Set.of("SyncTarget", "PausedSyncT", "WFBitMapT", "WFSyncUUID", "StartingSyncT");

    /** The same as the peer says it. */
    private static final Set<String> SENDING = Set.of("SyncSource", "PausedSyncS", "WFBitMapS", "StartingSyncS");

    /** DRBD refuses the peer: each node goes on with data of its own. */
    private static final String STAND_ALONE = "StandAlone";

    @Override
    public String name() {
        return "failback-up-to-date";
    }

    @Override
    public CheckResult judge(Facts facts) {
        NodeSample before = null;
        boolean away = false;
        NodeSample standby = null;
        NodeSample back = null;
        for (NodeSample s : facts.recording().of(NodeSample.class).toList()) {
            boolean judged = s.at().time().compareTo(facts.fault()) >= 0;
            if (s.node().equals(facts.standby())) {
                away |= Facts.isPrimary(s);
                standby = s;
            } else {
                boolean promoted = Facts.isPrimary(s) && !alreadyPrimary(before, s);
                if (judged && promoted && away) {
                    Optional<CheckResult> early = early(facts, before, s, standby);
                    if (early.isPresent()) {
                        return early.get();
                    }
                    back = s;
                    away = false;
                }
                before = s;
            }
        }
        if (back != null) {
            return Results.pass(
                    this,
                    facts.preferred() + " was up to date when it took the disk back at "
                            + facts.when(back.at().time()),
                    back.at());
        }
        if (facts.expectation() == Expectation.TAKEOVER_THEN_FAILBACK || facts.expectation() == Expectation.FAILBACK) {
            throw new Facts.NotJudgeable(facts.preferred() + " never took the disk back");
        }
        return Results.pass(this, "the disk did not come back from " + facts.standby());
    }

    /** A node that boots is Secondary, though it may be Primary again when it is first heard of. */
    private static boolean alreadyPrimary(@Nullable NodeSample before, NodeSample now) {
        return before != null && Facts.isPrimary(before) && before.bootId().equals(now.bootId());
    }

    private Optional<CheckResult> early(
            Facts facts, @Nullable NodeSample before, NodeSample first, @Nullable NodeSample standby) {
        boolean sameBoot = before != null && before.bootId().equals(first.bootId());
        if (before != null && sameBoot && before.drbd().filter(d -> !good(d)).isPresent()) {
            return Optional.of(tooEarly(
                    before,
                    "a moment before it took the disk back at "
                            + facts.when(first.at().time())));
        }
        if (first.drbd().filter(d -> !good(d)).isPresent()) {
            return Optional.of(tooEarly(first, "when it had taken the disk back"));
        }
        if (standby != null
                && standby.drbd().filter(d -> SENDING.contains(d.connection())).isPresent()) {
            return Optional.of(tooEarly(standby, "when " + facts.preferred() + " took the disk back"));
        }
        return Optional.empty();
    }

    private static boolean good(DrbdState drbd) {
        return drbd.disk().equals("UpToDate")
                && !RECEIVING.contains(drbd.connection())
                && !drbd.connection().equals(STAND_ALONE);
    }

    private CheckResult tooEarly(NodeSample sample, String when) {
        return Results.fail(this, sample.node() + " was " + Facts.drbd(sample) + " " + when, sample.at());
    }
}
