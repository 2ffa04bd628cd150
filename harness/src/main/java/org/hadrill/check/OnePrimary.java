package org.hadrill.check;

import java.util.Optional;
import org.hadrill.verdict.CheckResult;

/** DRBD was never Primary on both nodes. Two primaries are two histories of the data: a split brain. */
final class OnePrimary implements Check {
    @Override
    public String name() {
        return "one-primary";
    }

    @Override
    public boolean holdsAlways() {
        return true;
    }

    @Override
    public CheckResult judge(Facts facts) {
        Optional<Facts.Overlap> both = facts.overlap(Facts::isPrimary);
        if (both.isPresent()) {
            return Results.at(
                    Results.fail(
                            this,
                            facts.preferred() + " and " + facts.standby() + " were both Primary for "
                                    + Facts.seconds(both.get().length()) + " s, from "
                                    + facts.when(both.get().from()),
                            both.get().a().at(),
                            both.get().b().at()),
                    both.get().from());
        }
        return Results.pass(
                this,
                "never Primary on both nodes in "
                        + facts.samples(facts.preferred()).count() + " and "
                        + facts.samples(facts.standby()).count() + " samples",
                facts.last(facts.preferred()).at(),
                facts.last(facts.standby()).at());
    }
}
