package org.hadrill.check;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hadrill.recording.Event.LedgerRead;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.WriteAcknowledged;
import org.hadrill.recording.Header;
import org.hadrill.recording.Stamp;
import org.hadrill.verdict.CheckResult;

/**
 * Every record that was acknowledged stands in every ledger that was read later, on whichever node, and no ledger has a
 * record that nobody wrote. Pings cannot see this: a takeover with an old disk looks like a good one.
 */
final class NoAcknowledgedWriteLost implements Check {
    /** Where the service runs at the end, its ledger was read no longer ago. */
    static final Duration READ_LIMIT = Duration.ofSeconds(10);

    /** A disk may hold so many records beyond the last that the observer ever heard of: it hears later, or is cut off. */
    static final int UNHEARD_LIMIT = 100;

    @Override
    public String name() {
        return "no-acknowledged-write-lost";
    }

    @Override
    public Optional<String> lacks(Header header) {
        return header.ledger() ? Optional.empty() : Optional.of("a guest that keeps a ledger of its writes");
    }

    @Override
    public boolean holdsAlways() {
        return true;
    }

    /** What a ledger lacks of what was acknowledged before it was read. */
    private record Loss(LedgerRead read, List<WriteAcknowledged> lost) {}

    @Override
    public CheckResult judge(Facts facts) {
        List<WriteAcknowledged> acknowledged =
                facts.recording().of(WriteAcknowledged.class).toList();
        List<LedgerRead> reads = facts.recording().of(LedgerRead.class).toList();
        if (acknowledged.isEmpty()
                || facts.afterFault(LedgerRead.class).findAny().isEmpty()) {
            throw new Facts.NotJudgeable(
                    acknowledged.isEmpty()
                            ? "no write was acknowledged: the ledger's writer did not run"
                            : "the ledger was never read after the fault");
        }
        Optional<Loss> loss = reads.stream()
                .map(r -> loss(r, acknowledged))
                .filter(l -> !l.lost().isEmpty())
                .max(Comparator.comparing((Loss l) -> l.lost().size()));
        if (loss.isPresent()) {
            return lost(facts, loss.get(), acknowledged);
        }
        return reads.stream()
                .flatMap(r -> phantom(facts, r, acknowledged).stream())
                .findFirst()
                .orElseGet(() -> kept(facts, acknowledged, reads));
    }

    private static Loss loss(LedgerRead read, List<WriteAcknowledged> acknowledged) {
        Duration before = read.at().time().minus(read.at().error());
        return new Loss(
                read,
                acknowledged.stream()
                        .filter(a -> a.at().time().plus(a.at().error()).compareTo(before) < 0)
                        .filter(a -> read.present().stream()
                                .noneMatch(r -> r.first() <= a.record() && a.record() <= r.last()))
                        .toList());
    }

    private CheckResult lost(Facts facts, Loss loss, List<WriteAcknowledged> acknowledged) {
        Stamp first = loss.lost().get(0).at();
        Stamp last = loss.lost().get(loss.lost().size() - 1).at();
        long of = acknowledged.stream()
                .filter(a -> a.at().time().compareTo(first.time()) >= 0
                        && a.at().time().compareTo(last.time()) <= 0)
                .count();
        return Results.fail(
                this,
                loss.lost().size() + " of " + of + " records acknowledged between " + facts.when(first.time()) + " and "
                        + facts.when(last.time()) + " are not on " + loss.read().node() + "'s disk, read at "
                        + facts.when(loss.read().at().time()),
                loss.read().at(),
                first,
                last);
    }

    private Optional<CheckResult> phantom(Facts facts, LedgerRead read, List<WriteAcknowledged> acknowledged) {
        long written =
                acknowledged.stream().mapToLong(WriteAcknowledged::record).max().orElseThrow();
        return read.present().stream()
                .filter(r -> r.last() > written + UNHEARD_LIMIT)
                .findFirst()
                .map(r -> Results.fail(
                        this,
                        read.node() + "'s disk, read at " + facts.when(read.at().time()) + ", has record " + r.last()
                                + ", which nobody wrote: the last that was ever acknowledged is " + written,
                        read.at()));
    }

    private CheckResult kept(Facts facts, List<WriteAcknowledged> acknowledged, List<LedgerRead> reads) {
        NodeSample end = facts.last(facts.preferred());
        LedgerRead last = reads.get(reads.size() - 1);
        Duration age = facts.recording().end().minus(last.at().time());
        if (end.service() && age.compareTo(READ_LIMIT) > 0) {
            throw new Facts.NotJudgeable(
                    "the ledger was last read " + Facts.seconds(age) + " s before the end (limit READ_LIMIT)");
        }
        return Results.pass(
                this,
                acknowledged.size() + " records acknowledged, none of them missing in " + reads.size()
                        + " readings of the ledger, the last on " + last.node() + " at "
                        + facts.when(last.at().time()),
                last.at());
    }
}
