package org.hadrill.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HaDirectoryTests {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeTheArticlesFiles() throws IOException {
        Files.writeString(directory.resolve("ha.cf"), ArticleFiles.HA_CF.replace("Log", "log"));
        Files.writeString(directory.resolve("haresources"), ArticleFiles.HARESOURCES);
        Files.writeString(directory.resolve("authkeys"), ArticleFiles.AUTHKEYS);
        mode("rw-------");
    }

    private void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(directory.resolve("authkeys"), PosixFilePermissions.fromString(mode));
    }

    @Test
    void threeGoodFilesAreUsableAndNamedAfterTheirDirectory() {
        Reading reading = HaDirectory.read(directory, Optional.of(new NodeName("M1.mydomain.com")));

        assertThat(reading.findings()).isEmpty();
        assertThat(((Reading.Usable) reading).files().origin()).isEqualTo(directory.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw-----w-", "rwx------", "r--------"})
    void keysThatOthersMayReadAreRefused(String mode) throws IOException {
        mode(mode);

        Reading reading = HaDirectory.read(directory, Optional.empty());

        assertThat(reading).isInstanceOf(Reading.Wrong.class);
        assertThat(reading.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "%1$s/authkeys: mode %2$s is not rw-------: only root may read or change the keys. Run chmod 600 %1$s/authkeys"
                                .formatted(directory, mode));
    }

    @Test
    void errorsOfAllThreeFilesAreSaidAtOnce() throws IOException {
        Files.writeString(
                directory.resolve("ha.cf"), "node m1 m2\nucast eth2 192.168.200.2\nkeepalive\nauto_failback on\n");
        Files.delete(directory.resolve("haresources"));
        Files.writeString(directory.resolve("authkeys"), "auth 2\n1 sha1 x\n");

        assertThat(HaDirectory.read(directory, Optional.empty()).findings())
                .extracting(f -> f.toString().replace(directory + "/", ""))
                .containsExactly(
                        "ha.cf:3: keepalive takes a time, such as 1 or 500ms, and nothing more",
                        "authkeys:1: auth 2, but there is no key 2. Add 2 sha1 SECRET",
                        "haresources: no such file. Name a directory that has ha.cf, authkeys and haresources, such as /etc/ha.d");
    }

    @Test
    void aFileThatIsTooLongIsNotRead() throws IOException {
        Files.writeString(directory.resolve("ha.cf"), "#".repeat(HaDirectory.MAX_BYTES + 1));

        assertThat(HaDirectory.read(directory, Optional.empty()).findings())
                .extracting(Finding::message)
                .containsExactly("longer than 262144 bytes (limit MAX_BYTES). This is no configuration file");
    }

    @Test
    void bytesThatAreNoTextDoNotStopTheReading() throws IOException {
        Files.write(directory.resolve("haresources"), new byte[] {(byte) 0xff, 0, 'x', '\n'});

        assertThat(HaDirectory.read(directory, Optional.empty())).isInstanceOf(Reading.Wrong.class);
    }
}
