package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hadrill.inventory.InventoryExample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hadrill run --inventory} as far as it goes without a cluster: nothing may be sent to one here. */
class InventoryRunTests extends InThisProcess {
    @TempDir
    private Path folder;

    private String inventory(String from, String to) throws IOException {
        Path file = folder.resolve("cluster.yaml");
        Files.writeString(file, InventoryExample.text().replace(from, to));
        return file.toString();
    }

    @Test
    void productionIsNeverBroken() throws Exception {
        int exit = hadrill("run", "--inventory", inventory("purpose: lab ", "purpose: production "));

        assertThat(exit).isEqualTo(Errors.USAGE);
        assertThat(err.toString()).contains("reference is for production, where nothing is ever broken");
    }

    @Test
    void theFirstRunNeedsTheNameOfTheCluster() throws Exception {
        assertThat(hadrill("run", "--inventory", inventory("name: reference", "name: never confirmed")))
                .isEqualTo(Errors.USAGE);

        assertThat(err.toString())
                .contains("nothing was broken")
                .contains("needs its name, typed here or as --yes-break never confirmed");
    }

    @Test
    void theNameOfAnotherClusterIsNoConfirmation() throws Exception {
        assertThat(hadrill("run", "--inventory", inventory("", ""), "--yes-break", "production-west"))
                .isEqualTo(Errors.USAGE);

        assertThat(err.toString())
                .contains("--yes-break production-west, but the cluster")
                .contains("reference");
    }

    @Test
    void anInventoryLeavesNoChoiceOfALab() throws Exception {
        assertThat(hadrill("run", "--inventory", inventory("", ""), "--lab", "vm", "--config", "hardened"))
                .isEqualTo(Errors.USAGE);

        assertThat(err.toString()).contains("leave out --lab vm --config hardened");
    }

    @Test
    void whatIsSaidForAnInventoryNeedsOne() {
        assertThat(hadrill("run", "--break-lease", "its runner burned down")).isEqualTo(Errors.USAGE);

        assertThat(err.toString()).contains("--break-lease goes with --inventory FILE");
    }

    @Test
    void everyErrorOfTheInventoryIsShownBeforeAnything() throws Exception {
        assertThat(hadrill("run", "--inventory", inventory("purpose: lab ", "purpos: lab ")))
                .isEqualTo(Errors.USAGE);

        assertThat(err.toString()).contains("purpos: unknown key. Did you mean purpose?");
    }

    /** Its passwords are in files, so that the environment of this test does not matter. */
    @Test
    void aPlanNamesEveryMachineOfTheInventoryAndNeedsNoConfirmation() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "not to be seen\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        String file = inventory("name: reference", "name: never confirmed");
        Files.writeString(
                Path.of(file),
                Files.readString(Path.of(file))
                        .replaceAll("password: \\{[^}]*\\}", "password: { file: " + password + " }"));

        int exit = hadrill("run", "--plan", "--inventory", file, "--scenario", "power-cut-active", "--seed", "4");

        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("1 power-cut-active")
                .contains("-H 192.168.46.121")
                .contains("chassis power off")
                .contains("chassis power on")
                .contains("lease, taken before the run")
                .contains("nothing was run")
                .doesNotContain("not to be seen");
    }
}
