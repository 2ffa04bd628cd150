package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ConfigCommandTests {
    private static final String HA_CF = """
            logfacility local0
            ucast eth2 192.168.200.2
            auto_failback on
            node m1.mydomain.com m2.mydomain.com
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path m1 = Path.of("");
    private Path m2 = Path.of("");

    @BeforeEach
    void writeTheArticlesFilesOfBothNodes() throws IOException {
        m1 = write("m1", HA_CF);
        m2 = write("m2", HA_CF.replace("200.2", "200.1"));
    }

    private Path write(String node, String haCf) throws IOException {
        Path directory = Files.createDirectory(folder.resolve(node));
        Files.writeString(directory.resolve("ha.cf"), haCf);
        Files.writeString(
                directory.resolve("haresources"), "m1.mydomain.com drbddisk Filesystem::/dev/drbd0::/d0::ext3 vz\n");
        Files.setPosixFilePermissions(
                Files.writeString(directory.resolve("authkeys"), "auth 1\n1 sha1 s3cret\n"),
                PosixFilePermissions.fromString("rw-------"));
        return directory;
    }

    private int run(Object... arguments) {
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        return new CommandLine(new ConfigCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    @Test
    void goodFilesAreSummedUp() {
        assertThat(run("check", m1, "--node", "m1.mydomain.com")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).isEqualTo("""
                nodes m1.mydomain.com and m2.mydomain.com, auto_failback on
                heartbeats on eth2, port 694: every 2 s, late after 10 s, dead after 30 s, at the start after 120 s
                watchdog none, fencing none, ping nodes none
                group of m1.mydomain.com: drbddisk Filesystem::/dev/drbd0::/d0::ext3 vz
                usable, 0 warnings
                """);
    }

    @Test
    void twoNodesThatAgreeAreSaidTo() {
        assertThat(run("check", m1, m2)).isZero();
        assertThat(out.toString()).endsWith("%s and %s agree\nusable, 0 warnings\n".formatted(m1, m2));
    }

    @Test
    void twoNodesWithDifferentResourcesAreWrong() throws IOException {
        Files.writeString(m2.resolve("haresources"), "m2.mydomain.com vz\n");

        assertThat(run("check", m1, m2)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .startsWith(m1 + "/haresources: group 1 is 'm1.mydomain.com drbddisk")
                .endsWith("\n1 error, 0 warnings\n");
    }

    @Test
    void errorsAndWarningsOfBothNodesAreSaidAtOnce() throws IOException {
        Files.writeString(m1.resolve("ha.cf"), "Keepalve 1\n" + HA_CF);
        Files.writeString(m2.resolve("ha.cf"), HA_CF + "serial /dev/ttyS0\nuse_logd yes\n");

        assertThat(run("check", m1, m2)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("""
                %1$s/ha.cf:1: 'Keepalve' is no directive of ha.cf. Did you mean keepalive?
                %2$s/ha.cf:5: serial is not supported as a heartbeat path. Use ucast or bcast
                %2$s/ha.cf:6: warning: use_logd yes is ignored: logs go to logfile and logfacility of this file
                2 errors, 1 warning
                """.formatted(m1, m2));
    }

    @Test
    void keysThatOthersMayReadAreRefused() throws IOException {
        Files.setPosixFilePermissions(m1.resolve("authkeys"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(run("check", m1)).isEqualTo(2);
        assertThat(err.toString()).contains("Run chmod 600 " + m1 + "/authkeys").doesNotContain("s3cret");
    }

    @Test
    void aNodeThatHaCfDoesNotNameIsAnError() {
        assertThat(run("check", m1, "--node", "m3")).isEqualTo(2);
        assertThat(err.toString()).contains("/ha.cf:4: this node is 'm3'");
    }

    @Test
    void noDirectoryIsAUsageError() {
        assertThat(run("check")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }
}
