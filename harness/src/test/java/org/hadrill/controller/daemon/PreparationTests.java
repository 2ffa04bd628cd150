package org.hadrill.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTests {
    private static final String FENCED = "stonith_host m2 external/ipmi-off m1 192.0.2.121 admin secret lanplus\n"
            + "stonith_host m1 external/ipmi-off m2 192.0.2.122 admin secret lanplus\n";

    @TempDir
    private Path folder;

    private Path sysfs;

    @BeforeEach
    void writeFiles() throws IOException {
        sysfs = folder.resolve("sys");
        Files.writeString(Files.createDirectories(sysfs.resolve("watchdog0")).resolve("timeout"), "60\n");
        Files.writeString(folder.resolve("authkeys"), "auth 1\n1 sha1 key\n");
        Files.setPosixFilePermissions(folder.resolve("authkeys"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("haresources"), "m1 no-such-script\n");
    }

    private Preparation.Result prepared(String more) throws IOException {
        Files.writeString(
                folder.resolve("ha.cf"), "deadtime 5\nucast eth2 192.0.2.2\nauto_failback on\nnode m1 m2\n" + more);
        DaemonOptions options = new DaemonOptions(
                folder,
                Optional.of(new NodeName("m1")),
                folder.resolve("state"),
                folder.resolve("control"),
                Settings.MONITOR,
                Settings.SCRIPT_LIMIT,
                Map.of());
        return Preparation.of(options, new WatchdogTimeout(sysfs));
    }

    @Test
    void aScriptThatIsMissingIsAWarning() throws IOException {
        Preparation.Result result = prepared("");
        assertThat(result.errors()).isEmpty();
        assertThat(result.files()).isPresent();
        assertThat(result.warnings()).anyMatch(w -> w.contains("there is no script no-such-script"));
    }

    @Test
    void aWatchdogThatIsSlowerThanThePeerIsRefused() throws IOException {
        Preparation.Result result = prepared("watchdog /dev/watchdog\n");
        assertThat(result.files()).isEmpty();
        assertThat(result.errors()).hasSize(1);
        assertThat(result.errors().get(0))
                .contains("/dev/watchdog resets after 60 s")
                .contains("deadtime (5000 ms)")
                .contains("wdctl --settimeout");
    }

    @Test
    void aQuickerOneIsTakenAndASlowOneWhereThePeerFencesFirst() throws IOException {
        assertThat(prepared("watchdog /dev/watchdog\n" + FENCED).files()).isPresent();
        Files.writeString(sysfs.resolve("watchdog0").resolve("timeout"), "4\n");
        assertThat(prepared("watchdog /dev/watchdog\n").files()).isPresent();
    }

    @Test
    void wrongFilesAreErrors() throws IOException {
        Preparation.Result result = prepared("keepalive soon\n");
        assertThat(result.files()).isEmpty();
        assertThat(result.errors()).anyMatch(e -> e.startsWith(folder.resolve("ha.cf") + ":5: "));
    }
}
