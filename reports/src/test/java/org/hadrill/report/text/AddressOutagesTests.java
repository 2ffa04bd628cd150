package org.hadrill.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.hadrill.report.Samples;
import org.hadrill.run.RunResult.DrillResult;
import org.junit.jupiter.api.Test;

class AddressOutagesTests {
    private final DrillResult powerCut = Samples.powerCut().run().drills().get(0);

    @Test
    void takeoverAndFailbackAreTwoOutages() {
        AddressOutages outages = AddressOutages.of(powerCut, Samples.ROUTER);

        assertThat(AddressOutages.words(outages.takeover())).isEqualTo("17.7 s ± 0.1");
        assertThat(AddressOutages.words(outages.failback())).isEqualTo("23.0 s ± 0.1");
    }

    @Test
    void severalOutagesAreNeitherSummedUpNorHidden() {
        assertThat(AddressOutages.words(powerCut.outages().subList(0, 2))).isEqualTo("23.0 s ± 0.1 (+1)");
    }
}
