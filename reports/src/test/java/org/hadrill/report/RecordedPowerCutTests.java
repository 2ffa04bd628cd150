package org.hadrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.hadrill.check.Judge;
import org.hadrill.recording.Recording;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.Test;

class RecordedPowerCutTests {
    @Test
    void noCheckComplainsOfAPowerCutThatRealMachinesCameThrough() {
        Recording recording = RecordedPowerCut.recording();

        assertThat(Judge.judge(recording))
                .hasSameSizeAs(Judge.names(recording.header()))
                .allSatisfy(check -> assertThat(check.verdict())
                        .as("%s: %s", check.name(), check.evidence())
                        .isEqualTo(Verdict.PASS));
        assertThat(Judge.names(recording.header()))
                .contains("address-announced", "no-flapping", "failback-up-to-date", "no-unexpected-reset");
    }
}
