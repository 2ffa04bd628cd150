package org.hadrill.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hadrill.cluster.MacAddress;
import org.hadrill.recording.Event.AddressClaim;
import org.hadrill.verdict.CheckResult;

/**
 * One card at a time answered for the router's address. Two cards that answer in turns are a duplicate address, which pings
 * do not show.
 */
final class OneOwner implements Check {
    /** Claims of one card that are no further apart than this many ARP periods belong together. */
    static final int GAP_PERIODS = 6;
    /**
     * The same where another card answered in between, in halves of a period. Two owners both answer every request; a card that
     * had moved away, and came home, has missed one at least.
     */
    static final int TURN_HALF_PERIODS = 3;

    @Override
    public String name() {
        return "one-owner";
    }

    @Override
    public boolean holdsAlways() {
        return true;
    }

    /** One card's claims in a row. */
    private record Ownership(AddressClaim first, AddressClaim last, int claims) {}

    @Override
    public CheckResult judge(Facts facts) {
        Map<MacAddress, List<Ownership>> byCard = ownerships(facts);
        if (byCard.isEmpty()) {
            throw new Facts.NotJudgeable("nobody answered for " + facts.header().routerAddress()
                    + " by ARP after the fault: the probe saw nothing");
        }
        List<Ownership> all = byCard.values().stream().flatMap(List::stream).toList();
        for (Ownership a : all) {
            for (Ownership b : all) {
                Duration from = b.first().at().time();
                boolean later = from.compareTo(a.first().at().time()) > 0;
                Duration both = a.last().at().time().minus(from);
                Duration error = a.last().at().error().plus(b.first().at().error());
                if (!a.first().mac().equals(b.first().mac()) && later && both.compareTo(error) > 0) {
                    return Results.fail(
                            this,
                            facts.header().routerAddress() + " was answered by "
                                    + a.first().mac() + " and " + b.first().mac() + " for " + Facts.seconds(both)
                                    + " s, from " + facts.when(from),
                            b.first().at(),
                            a.last().at());
                }
            }
        }
        return Results.pass(
                this,
                facts.header().routerAddress() + " was answered by one card at a time: "
                        + all.stream().mapToInt(Ownership::claims).sum() + " answers and announcements",
                all.get(0).first().at());
    }

    private static Map<MacAddress, List<Ownership>> ownerships(Facts facts) {
        Map<MacAddress, List<Ownership>> byCard = new LinkedHashMap<>();
        Duration period = facts.header().arpPeriod();
        List<AddressClaim> claims = facts.afterFault(AddressClaim.class)
                .filter(c -> c.address().equals(facts.header().routerAddress()))
                .toList();
        for (int i = 0; i < claims.size(); i++) {
            AddressClaim claim = claims.get(i);
            List<Ownership> mine = byCard.computeIfAbsent(claim.mac(), m -> new ArrayList<>());
            boolean inARow = i == 0 || claims.get(i - 1).mac().equals(claim.mac());
            Duration gap = inARow
                    ? period.multipliedBy(GAP_PERIODS)
                    : period.multipliedBy(TURN_HALF_PERIODS).dividedBy(2);
            Ownership last = mine.isEmpty() ? null : mine.get(mine.size() - 1);
            if (last != null && claim.at().time().minus(last.last().at().time()).compareTo(gap) <= 0) {
                mine.set(mine.size() - 1, new Ownership(last.first(), claim, last.claims() + 1));
            } else {
                mine.add(new Ownership(claim, claim, 1));
            }
        }
        return byCard;
    }
}
