package org.hadrill.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.check.Judge;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingFile;
import org.hadrill.run.CheckCounts;
import org.hadrill.run.DrillResults;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * A stored run as it is judged now, from its recordings alone.
 *
 * @param result as it is now
 * @param changes checks that came to another verdict, in the order of the run
 * @param unread drills whose recording could not be read, with the reason; they stay as they were, and the run is UNKNOWN at best
 */
public record Rejudged(RunResult result, List<Change> changes, List<String> unread) {
    /**
     * A check that came to another verdict.
     *
     * @param before empty where the check did not exist, or was not for this drill
     * @param now empty where it does not exist any more
     * @param evidence of now; of before where there is no now
     */
    public record Change(
            int drill,
            String scenario,
            String check,
            Optional<Verdict> before,
            Optional<Verdict> now,
            String evidence) {}

    public Rejudged {
        changes = List.copyOf(changes);
        unread = List.copyOf(unread);
    }

    /**
     * Judges every drill of {@code before} again. Writes nothing.
     *
     * @param runFolder where the recordings are
     * @param hadrill version of the hadrill that judges
     */
    public static Rejudged of(Path runFolder, RunResult before, String hadrill) {
        List<DrillResult> drills = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (DrillResult drill : before.drills()) {
            try {
                Recording recording =
                        RecordingFile.read(runFolder.resolve(drill.folder()).resolve(RecordingFile.NAME));
                DrillResult again = DrillResults.again(drill, recording, Judge.judge(recording));
                drills.add(again);
                changes.addAll(changes(drill, again));
            } catch (IOException e) {
                drills.add(drill);
                unread.add(
                        "drill " + drill.number() + ", " + drill.scenario() + ", stays as it was: " + e.getMessage());
            }
        }
        return new Rejudged(result(before, drills, unread, hadrill), changes, unread);
    }

    private static List<Change> changes(DrillResult before, DrillResult now) {
        Map<String, CheckResult> old = new LinkedHashMap<>();
        before.checks().forEach(c -> old.put(c.name(), c));
        List<Change> changes = new ArrayList<>();
        for (CheckResult check : now.checks()) {
            Optional<Verdict> was =
                    Optional.ofNullable(old.remove(check.name())).map(CheckResult::verdict);
            if (!was.equals(Optional.of(check.verdict()))) {
                changes.add(new Change(
                        now.number(),
                        now.scenario(),
                        check.name(),
                        was,
                        Optional.of(check.verdict()),
                        check.evidence()));
            }
        }
        old.values()
                .forEach(gone -> changes.add(new Change(
                        now.number(),
                        now.scenario(),
                        gone.name(),
                        Optional.of(gone.verdict()),
                        Optional.empty(),
                        gone.evidence())));
        return changes;
    }

    private static RunResult result(RunResult before, List<DrillResult> drills, List<String> unread, String hadrill) {
        List<Verdict> verdicts = new ArrayList<>(verdicts(drills));
        if (before.verdict() != Verdict.worst(verdicts(before.drills()))) {
            // What went wrong with the run itself, such as drills that did not run, no recording tells.
            verdicts.add(before.verdict());
        }
        if (!unread.isEmpty()) {
            verdicts.add(Verdict.UNKNOWN);
        }
        List<String> notes = new ArrayList<>(before.notes());
        notes.add("judged again by hadrill " + hadrill + "; it was run by hadrill " + before.hadrill());
        notes.addAll(unread);
        return new RunResult(
                before.format(),
                hadrill,
                before.lab(),
                before.cluster(),
                before.configuration(),
                before.facts(),
                before.nodes(),
                before.settings(),
                before.seed(),
                before.started(),
                before.repeatCommand(),
                before.wall(),
                Verdict.worst(verdicts),
                CheckCounts.of(drills),
                drills,
                notes);
    }

    private static List<Verdict> verdicts(List<DrillResult> drills) {
        return drills.stream().map(DrillResult::verdict).toList();
    }
}
