package org.hadrill.controller.outdate;

import java.util.Locale;
import java.util.Optional;
import org.hadrill.controller.outdate.Ports.PeerPath;
import org.hadrill.drbd.DiskState;
import org.hadrill.drbd.Role;

/**
 * Decides what DRBD's fence-peer handler answers. Outdates the peer over any path that lives, believes it only when {@code Outdated}
 * is read back, and switches the peer off only if that fails.
 *
 * <p>Two rules guard the data when this node is not the one that knows best. With a disk that is not {@code UpToDate}, as after a
 * reboot, neither a dead peer nor an outdated {@code UpToDate} one makes the data here the newest: the peer is not switched off, and
 * not outdated when its disk is better. A peer that is Primary is never outdated.
 */
public final class OutdatePeer {
    private final Ports ports;
    private final DrbdState here;

    private OutdatePeer(Ports ports) {
        this.ports = ports;
        this.here = ports.local();
    }

    /** The exit code for DRBD: that of {@link #decide}. */
    public static int run(Ports ports) {
        return decide(ports).exitCode();
    }

    /** Does all that is needed for an answer, and gives it. */
    public static Answer decide(Ports ports) {
        Answer answer = new OutdatePeer(ports).answer();
        ports.log("answers " + answer.exitCode() + " ("
                + answer.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
        return answer;
    }

    private Answer answer() {
        ports.log("wants the peer outdated; here " + here);
        if (here.disk() != DiskState.UP_TO_DATE && here.disk() != DiskState.CONSISTENT) {
            ports.log("the disk here is no good itself: the peer is left alone");
            return Answer.FAILED;
        }
        for (PeerPath path : ports.paths()) {
            Optional<DrbdState> there = path.state();
            ports.log("peer over " + path.name() + ": "
                    + there.map(DrbdState::toString).orElse("no answer"));
            if (there.isPresent()) {
                Optional<Answer> known = known(there.get());
                if (known.isPresent()) {
                    return known.get();
                }
                if (here.disk() != DiskState.UP_TO_DATE && there.get().disk() != DiskState.CONSISTENT) {
                    ports.log("its disk may be better than the one here: it is left alone");
                    return Answer.FAILED;
                }
                Optional<DrbdState> after = path.outdate();
                ports.log("after outdating it over " + path.name() + ": "
                        + after.map(DrbdState::toString).orElse("no answer"));
                known = after.flatMap(this::known);
                if (known.isPresent()) {
                    return known.get();
                }
            }
        }
        return shoot();
    }

    /** The answer that follows from the peer's state alone. */
    private Optional<Answer> known(DrbdState there) {
        if (there.role() == Role.PRIMARY) {
            // 6 would outdate the disk under a Primary here.
            return Optional.of(here.role() == Role.SECONDARY ? Answer.PEER_PRIMARY : Answer.FAILED);
        }
        return switch (there.disk()) {
            case OUTDATED -> Optional.of(Answer.PEER_OUTDATED);
            case INCONSISTENT -> Optional.of(Answer.PEER_INCONSISTENT);
            default -> Optional.empty();
        };
    }

    private Answer shoot() {
        if (here.disk() != DiskState.UP_TO_DATE) {
            ports.log(
                    "the disk here is not UpToDate: a dead peer would not make its data the newest, nobody is switched off");
            return Answer.FAILED;
        }
        return ports.fence() ? Answer.PEER_FENCED : Answer.FAILED;
    }
}
