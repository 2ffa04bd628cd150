package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckCommandTests extends InThisProcess {
    @Test
    void theClusterMustBeNamed() {
        assertThat(hadrill("check")).isEqualTo(Errors.USAGE);

        assertThat(err.toString()).contains("Name the cluster: --inventory FILE, or --lab vm for a lab that is up");
    }

    @Test
    void aLabBesideAnInventoryIsRefused() {
        assertThat(hadrill("check", "--inventory", "lab.yaml", "--lab", "vm")).isEqualTo(Errors.USAGE);

        assertThat(err.toString()).contains("leave out --lab vm");
    }

    @Test
    void anInventoryThatIsNotThereIsWrongUsage() {
        assertThat(hadrill("check", "--inventory", "nowhere.yaml")).isEqualTo(Errors.USAGE);

        assertThat(err.toString()).contains("nowhere.yaml: no such file");
    }
}
