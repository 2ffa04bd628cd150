package org.hadrill.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hadrill.controller.config.AuthKeys.AuthKey;
import org.hadrill.controller.config.AuthKeys.Method;
import org.hadrill.controller.config.HaConfig.HeartbeatPath;
import org.junit.jupiter.api.Test;

final class ArticleFilesTests {
    @Test
    void theArticlesFilesAreUsableAndItsCapitalIsOnlyAWarning() {
        Reading reading = ArticleFiles.read();

        assertThat(reading).isInstanceOf(Reading.Usable.class);
        assertThat(reading.findings())
                .extracting(Finding::toString)
                .containsExactly("m1/ha.cf:1: warning: Heartbeat itself knows this directive only in small letters."
                        + " Write logfacility");
    }

    @Test
    void whereTheArticleIsSilentHeartbeatsDefaultsCount() {
        HaConfig config = ((Reading.Usable) ArticleFiles.read()).files().config();

        assertThat(config)
                .isEqualTo(new HaConfig(
                        List.of(ArticleFiles.M1, ArticleFiles.M2),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(30),
                        694,
                        List.of(new HeartbeatPath("eth2", Optional.of("192.168.200.2"))),
                        List.of(),
                        true,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.of("local0")));
    }

    @Test
    void theArticlesGroupStartsWithTheDiskAndEndsWithTheService() {
        ClusterFiles files = ((Reading.Usable) ArticleFiles.read()).files();

        assertThat(files.groups())
                .containsExactly(new ResourceGroup(
                        ArticleFiles.M1,
                        List.of(
                                new Resource("drbddisk", List.of()),
                                new Resource("Filesystem", List.of("/dev/drbd0", "/d0", "ext3")),
                                new Resource("vz", List.of()))));
        assertThat(files.keys().keys()).containsEntry(1, new AuthKey(Method.SHA1, "c2f4e1d0"));
    }
}
