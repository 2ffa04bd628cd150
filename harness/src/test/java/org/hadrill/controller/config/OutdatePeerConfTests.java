package org.hadrill.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutdatePeerConfTests {
    @Test
    void aMissingFileMeansTheDefaults(@TempDir Path folder) {
        assertThat(OutdatePeerConf.read(folder).value()).contains(OutdatePeerConf.DEFAULTS);
        assertThat(OutdatePeerConf.DEFAULTS.shellTo("192.168.46.102"))
                .containsExactly("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=3", "root@192.168.46.102");
    }

    @Test
    void everyKeyIsRead() {
        assertThat(OutdatePeerConf.parse("f", """
                                # as in the VM lab
                                shell dbclient -y -y -i /etc/ha.d/lab.key root@{address}
                                paths 192.168.46.101, 192.168.46.102
                                step-limit 1500ms
                                log /var/log/ha-log
                                """.lines().toList()).value())
                .contains(new OutdatePeerConf(
                        List.of("dbclient", "-y", "-y", "-i", "/etc/ha.d/lab.key", "root@{address}"),
                        List.of("192.168.46.101", "192.168.46.102"),
                        Duration.ofMillis(1500),
                        Path.of("/var/log/ha-log")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shell ssh root@peer | f:1: shell has no {address}. Write shell ssh root@{address}
            shel ssh {address}  | f:1: 'shel' is no key of outdate-peer.conf. Did you mean shell?
            step-limit soon     | f:1: step-limit 'soon' is no time, such as 10 or 500ms
            paths               | f:1: 'paths' without a value. Write one, or remove the line
            """)
    void aWrongLineIsSaid(String line, String message) {
        assertThat(OutdatePeerConf.parse("f", List.of(line)).findings())
                .extracting(Finding::toString)
                .containsExactly(message);
    }
}
