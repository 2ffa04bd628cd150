package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.hadrill.verdict.Verdict;

/** The cluster as the article built it: two of its promises break, in every lab that has real nodes. */
final class ArticleCluster {
    private ArticleCluster() {}

    /** Options of a run that shows both. */
    static String[] options() {
        return new String[] {
            "--config",
            "article",
            "--seed",
            "1",
            "--scenario",
            "heartbeat-kill-active",
            "--scenario",
            "interconnect-down"
        };
    }

    static void assertBreaksTwoPromises(EndedRun run) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.check("heartbeat-kill-active", "disk-moved").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(run.check("heartbeat-kill-active", "pings-recovered").verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(run.check("interconnect-down", "one-primary").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(run.check("interconnect-down", "one-owner").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(run.drill("interconnect-down").notes().toString()).contains("split brain");
    }
}
