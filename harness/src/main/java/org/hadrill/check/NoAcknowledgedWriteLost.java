package org.hadrill.check;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event.LedgerRead;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.WriteAcknowledged;
import org.hadrill.recording.Header;
import org.hadrill.recording.Stamp;
import org.hadrill.verdict.CheckResult;

/**
 * Every record that was acknowledged stands in every ledger that was read later, on whichever node, whole and in order, and no
 * ledger has a record that nobody wrote. Pings cannot see this: a takeover with an old disk looks like a good one.
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
    private record Loss(LedgerRead read, List<WriteAcknowledged> lost) {
        Loss larger(Loss other) {
            return other.lost.size() > lost.size() ? other : this;
        }

        Stamp first() {
            return lost.get(0).at();
        }

        Stamp last() {
            return lost.get(lost.size() - 1).at();
        }
    }

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
        // In a split brain each side lacks what the other acknowledged.
        Map<NodeName, Loss> losses = new TreeMap<>();
        reads.stream()
                .map(r -> loss(r, acknowledged))
                .filter(l -> !l.lost().isEmpty())
                .forEach(l -> losses.merge(l.read().node(), l, Loss::larger));
        if (!losses.isEmpty()) {
            return lost(facts, losses.values(), acknowledged);
        }
        Optional<LedgerRead> damaged =
                reads.stream().filter(r -> r.damage().isPresent()).findFirst();
        if (damaged.isPresent()) {
            return damaged(facts, damaged.get());
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

    private CheckResult lost(Facts facts, Collection<Loss> losses, List<WriteAcknowledged> acknowledged) {
        return Results.fail(
                this,
                losses.stream().map(l -> told(facts, l, acknowledged)).collect(Collectors.joining("; ")),
                losses.stream()
                        .flatMap(l -> Stream.of(l.read().at(), l.first(), l.last()))
                        .toArray(Stamp[]::new));
    }

    private static String told(Facts facts, Loss loss, List<WriteAcknowledged> acknowledged) {
        long of = acknowledged.stream()
                .filter(a -> a.at().time().compareTo(loss.first().time()) >= 0
                        && a.at().time().compareTo(loss.last().time()) <= 0)
                .count();
        return loss.lost().size() + " of " + of + " records acknowledged between "
                + facts.when(loss.first().time()) + " and "
                + facts.when(loss.last().time()) + " are not on " + loss.read().node() + "'s disk, read at "
                + facts.when(loss.read().at().time());
    }

    private CheckResult damaged(Facts facts, LedgerRead read) {
        return Results.fail(
                this,
                "the records on " + read.node() + "'s disk, read at "
                        + facts.when(read.at().time()) + ", are damaged: "
                        + read.damage().orElseThrow(),
                read.at());
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
                acknowledged.size() + " records acknowledged (" + pace(acknowledged) + "), none of them missing in "
                        + reads.size()
                        + " readings of the ledger, the last on " + last.node() + " at "
                        + facts.when(last.at().time()),
                last.at());
    }

    /** How many a second, and the longest time without one. */
    private static String pace(List<WriteAcknowledged> acknowledged) {
        Duration pause = Duration.ZERO;
        Duration before = acknowledged.get(0).at().time();
        for (WriteAcknowledged write : acknowledged) {
            Duration since = write.at().time().minus(before);
            pause = since.compareTo(pause) > 0 ? since : pause;
            before = write.at().time();
        }
        long ms = before.minus(acknowledged.get(0).at().time()).toMillis();
        return String.format(
                Locale.ROOT,
                "%.1f a second, longest pause %s s",
                ms == 0 ? 0 : (acknowledged.size() - 1) * 1e3 / ms,
                Facts.seconds(pause));
    }
}
