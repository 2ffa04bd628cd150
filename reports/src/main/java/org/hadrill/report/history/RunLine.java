package org.hadrill.report.history;

import java.time.Instant;
import org.hadrill.verdict.Verdict;

/**
 * A run in a list.
 *
 * @param id as {@link org.hadrill.report.sample.RunSample} has it
 * @param kernel of the nodes, empty where there is none
 * @param drills how many ran, {@code passed} of them with a pass
 * @param folder where its recordings were left
 */
public record RunLine(
        String id,
        Instant started,
        String lab,
        String cluster,
        String configuration,
        String kernel,
        String hadrill,
        long seed,
        Verdict verdict,
        int drills,
        int passed,
        String folder) {}
