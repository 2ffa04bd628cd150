package org.hadrill.check;

import java.util.List;
import java.util.Optional;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Header;
import org.hadrill.recording.Recording;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** Lets every check read a recording. A check that throws is UNKNOWN, never a pass. */
public final class Judge {
    private static final List<Check> CHECKS = List.of(
            new FaultProven(),
            new DiskMoved(),
            new DiskMountedOnce(),
            new VzRestarted(),
            new GuestsRunning(),
            new RouterAddressKept(),
            new AddressAnnounced(),
            new OneOwner(),
            new OnePrimary(),
            new FailbackUpToDate(),
            new PingsRecovered(),
            new NoFlapping(),
            new NoAcknowledgedWriteLost(),
            new NoUnexpectedReset(),
            new RedundancyRestored(),
            new Settled());

    private Judge() {}

    /** Names of all checks, in the order of reports. */
    public static List<String> names() {
        return CHECKS.stream().map(Check::name).toList();
    }

    /** Names of the checks that a drill with this header can be judged by. */
    public static List<String> names(Header header) {
        return listed(header).stream().map(Check::name).toList();
    }

    private static List<Check> listed(Header header) {
        return CHECKS.stream()
                .filter(c -> c.appliesTo(header) && c.lacks(header).isEmpty())
                .toList();
    }

    /** The checks that the lab of such a recording cannot be asked, each with what it lacks, for people. */
    public static List<String> notJudgedHere(Header header) {
        return CHECKS.stream()
                .flatMap(
                        c -> c.lacks(header).map(what -> c.name() + " is not judged here: that needs " + what).stream())
                .toList();
    }

    /** One result a check that applies to the recording's lab, in the order of {@link #names()}. */
    public static List<CheckResult> judge(Recording recording) {
        List<Check> checks = listed(recording.header());
        Optional<String> infra = recording.mark(Point.INFRA).map(m -> m.detail());
        if (recording.fault().isEmpty()) {
            return checks.stream().map(c -> notBroken(c, recording, infra)).toList();
        }
        Facts facts = new Facts(recording);
        CheckResult proof = judge(CHECKS.get(0), facts);
        return checks.stream()
                .map(c -> c == CHECKS.get(0) ? proof : gated(c, facts, proof))
                .toList();
    }

    /** Without a proven fault only what must never happen can be judged. */
    private static CheckResult gated(Check check, Facts facts, CheckResult proof) {
        if (proof.verdict() == Verdict.PASS) {
            return judge(check, facts);
        }
        CheckResult own = check.holdsAlways() ? judge(check, facts) : null;
        return own != null && own.verdict() == Verdict.FAIL
                ? own
                : Results.unknown(check, "not judged: the fault is not proven");
    }

    private static CheckResult judge(Check check, Facts facts) {
        try {
            return check.judge(facts);
        } catch (Facts.NotJudgeable e) {
            return Results.unknown(check, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return Results.unknown(check, "the check itself failed: " + e);
        }
    }

    private static CheckResult notBroken(Check check, Recording recording, Optional<String> infra) {
        if (infra.isPresent() && check.name().equals(CHECKS.get(0).name())) {
            return Results.infra(check, infra.get());
        }
        String reason = infra.or(() -> recording.mark(Point.BASELINE_SICK).map(m -> m.detail()))
                .or(() -> recording.mark(Point.BROKEN_OFF).map(m -> m.detail()))
                .orElse("the recording ends before the fault");
        return Results.unknown(check, "nothing was broken: " + reason);
    }
}
