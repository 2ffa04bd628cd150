package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The containers lab on a machine without Docker, which every machine is where nothing listens. */
class DockerAbsentIT {
    @TempDir
    Path folder;

    @Test
    void aRunSaysWhatToDoAndBeginsNothing() throws Exception {
        HadrillProcess run = HadrillProcess.run(
                folder,
                Map.of("DOCKER_HOST", "unix://" + folder.resolve("docker.sock")),
                "run",
                "--lab",
                "containers",
                "--scenario",
                "no-op",
                "--out",
                folder.resolve("out").toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output())
                .contains("The containers lab cannot start here")
                .contains("There is no Docker Engine at " + folder.resolve("docker.sock"))
                .contains("sudo apt-get install docker.io");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
