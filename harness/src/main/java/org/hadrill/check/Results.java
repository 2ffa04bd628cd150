package org.hadrill.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hadrill.recording.Stamp;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** Results of a check, with the place of their evidence. */
final class Results {
    private Results() {}

    static CheckResult pass(Check check, String evidence, Stamp... at) {
        return result(check, Verdict.PASS, evidence, at);
    }

    static CheckResult fail(Check check, String evidence, Stamp... at) {
        return result(check, Verdict.FAIL, evidence, at);
    }

    static CheckResult unknown(Check check, String evidence, Stamp... at) {
        return result(check, Verdict.UNKNOWN, evidence, at);
    }

    static CheckResult infra(Check check, String evidence, Stamp... at) {
        return result(check, Verdict.INFRA, evidence, at);
    }

    /** The same result, about another moment than that of its first evidence. */
    static CheckResult at(CheckResult result, Duration moment) {
        return new CheckResult(result.name(), result.verdict(), result.evidence(), result.refs(), Optional.of(moment));
    }

    private static CheckResult result(Check check, Verdict verdict, String evidence, Stamp... at) {
        List<String> refs = Arrays.stream(at).map(Stamp::ref).distinct().toList();
        return new CheckResult(
                check.name(), verdict, evidence, refs, at.length == 0 ? Optional.empty() : Optional.of(at[0].time()));
    }
}
