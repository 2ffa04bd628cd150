package org.hadrill.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event.AddressClaim;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Header;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.verdict.CheckResult;

/**
 * Whoever took the router's address over said so to everybody (gratuitous ARP, RFC 5227 section 3). Without it each neighbour
 * goes on sending to the dead card for as long as it believes its cache: minutes for some, nothing for the observer.
 */
final class AddressAnnounced implements Check {
    /** From the first sample of the running service to the announcement, at the most: a guest sets its network up meanwhile. */
    static final Duration ANNOUNCE_LIMIT = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "address-announced";
    }

    @Override
    public boolean appliesTo(Header header) {
        return header.expectation() != Expectation.STAY;
    }

    @Override
    public Optional<String> lacks(Header header) {
        return header.framesSeen() ? Optional.empty() : Optional.of("tcpdump on the observer");
    }

    /**
     * The service began to run on {@code to}, which was another node than before.
     *
     * @param since when that node was last seen not to have the disk
     */
    private record Move(NodeName to, Duration since, NodeSample served) {}

    @Override
    public CheckResult judge(Facts facts) {
        List<String> seen = new ArrayList<>();
        for (Move move : moves(facts)) {
            Duration served = move.served().at().time();
            Duration latest = served.plus(ANNOUNCE_LIMIT);
            Optional<AddressClaim> announced = announcements(facts, move);
            if (announced.isEmpty() && latest.compareTo(facts.recording().end()) > 0) {
                throw new Facts.NotJudgeable(move.to() + " served from " + facts.when(served)
                        + ", and the recording ends before it had to announce the address");
            }
            if (announced.isEmpty()
                    || announced
                                    .get()
                                    .at()
                                    .time()
                                    .minus(announced.get().at().error())
                                    .compareTo(latest)
                            > 0) {
                return Results.fail(
                        this,
                        move.to() + " served from " + facts.when(served) + ", and did not announce "
                                + facts.header().routerAddress() + " within " + Facts.seconds(ANNOUNCE_LIMIT) + " s"
                                + announced
                                        .map(a -> ", only at " + facts.when(a.at().time()))
                                        .orElse(""),
                        move.served().at());
            }
            seen.add(move.to() + " announced " + facts.header().routerAddress() + " at "
                    + facts.when(announced.get().at().time()));
        }
        NodeSample end = facts.last(facts.preferred());
        return Results.pass(this, seen.isEmpty() ? "the service did not move" : String.join(", ", seen), end.at());
    }

    private static List<Move> moves(Facts facts) {
        List<Move> moves = new ArrayList<>();
        NodeName had = null;
        for (NodeSample s : facts.recording().of(NodeSample.class).toList()) {
            if (s.service() && !s.node().equals(had)) {
                if (had != null && s.at().time().compareTo(facts.fault()) >= 0) {
                    moves.add(new Move(s.node(), withoutDisk(facts, s), s));
                }
                had = s.node();
            }
        }
        return moves;
    }

    /** The guests start one by one before the service counts as running, the router among them. */
    private static Duration withoutDisk(Facts facts, NodeSample served) {
        return facts.recording()
                .of(NodeSample.class)
                .filter(s -> s.node().equals(served.node()) && !Facts.isPrimary(s))
                .map(s -> s.at().time())
                .filter(t -> t.compareTo(served.at().time()) < 0)
                .reduce((a, b) -> b)
                .orElse(facts.fault());
    }

    private static Optional<AddressClaim> announcements(Facts facts, Move move) {
        return facts.afterFault(AddressClaim.class)
                .filter(c -> c.announced()
                        && c.address().equals(facts.header().routerAddress())
                        && c.mac().equals(facts.header().outerCards().get(move.to()))
                        && c.at().time().compareTo(move.since()) >= 0)
                .findFirst();
    }
}
