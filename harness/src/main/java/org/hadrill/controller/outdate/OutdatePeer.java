package org.hadrill.controller.outdate;

import java.util.Locale;
import java.util.Optional;
import org.hadrill.controller.outdate.Ports.PeerPath;

/**
 * DRBD's fence-peer handler over its ports. Outdates the peer over any path that lives, believes it only when {@code Outdated} is
 * read back, and switches the peer off only if that fails, and only if its own data are good: see {@link OutdateRules}.
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
        String word = answer.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        ports.log("answers " + answer.exitCode() + " (" + word + ")");
        return answer;
    }

    private Answer answer() {
        ports.log("wants the peer outdated; here " + here);
        Optional<Answer> own = OutdateRules.own(here);
        if (own.isPresent()) {
            ports.log("the disk here is no good itself: the peer is left alone");
            return own.get();
        }
        for (PeerPath path : ports.paths()) {
            Optional<Answer> known = ask(path);
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (!OutdateRules.mayShoot(here)) {
            ports.log(
                    "the disk here is not UpToDate: a dead peer would not make its data the newest, nobody is switched off");
            return Answer.FAILED;
        }
        return ports.fence() ? Answer.PEER_FENCED : Answer.FAILED;
    }

    private Optional<Answer> ask(PeerPath path) {
        Optional<DrbdState> there = path.state();
        ports.log("peer over " + path.name() + ": " + shown(there));
        Optional<Answer> known = there.flatMap(t -> OutdateRules.known(here, t));
        if (there.isEmpty() || known.isPresent()) {
            known.filter(Answer.FAILED::equals)
                    .ifPresent(failed ->
                            ports.log("it is Primary too, or its disk may be better than ours: it is left alone"));
            return known;
        }
        Optional<DrbdState> after = path.outdate();
        ports.log("after outdating it over " + path.name() + ": " + shown(after));
        return after.flatMap(a -> OutdateRules.known(here, a));
    }

    private static String shown(Optional<DrbdState> state) {
        return state.map(DrbdState::toString).orElse("no answer");
    }
}
