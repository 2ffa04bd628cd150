package org.hadrill.check;

import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event.AddressClaim;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.verdict.CheckResult;

/** The router's address moved with the service: the survivor's card answered for it, and the preferred node's does at the end. */
final class RouterAddressKept implements Check {
    @Override
    public String name() {
        return "router-address-kept";
    }

    @Override
    public CheckResult judge(Facts facts) {
        List<AddressClaim> claims = facts.afterFault(AddressClaim.class)
                .filter(c -> c.address().equals(facts.header().routerAddress()))
                .toList();
        if (claims.isEmpty()) {
            throw new Facts.NotJudgeable(
                    "nobody answered for " + facts.header().routerAddress() + " by ARP after the fault");
        }
        Optional<AddressClaim> away =
                claims.stream().filter(c -> isOf(facts, c, facts.standby())).findFirst();
        if (facts.expectation() == Expectation.TAKEOVER_THEN_FAILBACK && away.isEmpty()) {
            boolean served = facts.first(facts.standby(), s -> s.service()).isPresent();
            return served
                    ? Results.fail(
                            this,
                            facts.standby() + " ran the service, but never answered for "
                                    + facts.header().routerAddress(),
                            claims.get(0).at())
                    : kept(facts, claims);
        }
        return kept(facts, claims);
    }

    private CheckResult kept(Facts facts, List<AddressClaim> claims) {
        AddressClaim last = claims.get(claims.size() - 1);
        if (!isOf(facts, last, facts.preferred())) {
            return Results.fail(
                    this,
                    "at the end " + facts.header().routerAddress() + " was answered by " + last.mac() + ", not by "
                            + facts.preferred(),
                    last.at());
        }
        return Results.pass(
                this,
                facts.header().routerAddress() + " is answered by " + facts.preferred() + " (" + last.mac()
                        + ") at the end",
                last.at());
    }

    private static boolean isOf(Facts facts, AddressClaim claim, NodeName node) {
        return claim.mac().equals(facts.header().outerCards().get(node));
    }
}
