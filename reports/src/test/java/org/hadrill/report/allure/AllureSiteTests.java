package org.hadrill.report.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hadrill.report.Samples;
import org.hadrill.run.RunResult.DrillResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AllureSiteTests {
    @TempDir
    private Path folder;

    @Test
    void thePagesHaveTheTestsAndTheEnvironmentAndTellNobody() throws IOException {
        Path site = folder.resolve("site");
        AllureSite.folder(results(), site, Optional.empty());

        assertThat(json(site, "data/suites.json").toString())
                .contains("power-cut-active", "interconnect-down", "one-primary");
        assertThat(json(site, "widgets/environment.json").toString()).contains("kernel", "6.1.0-56-cloud-amd64");
        assertThat(json(site, "widgets/severity.json").toString()).contains("blocker", "critical");
        assertThat(site.resolve("index.html"))
                .content()
                .contains("Content-Security-Policy", "app.js")
                .doesNotContain("google", "gtag", "dataLayer", "https:");
    }

    @Test
    void historyGoesOnFromThePagesOfAFormerRun() throws IOException {
        Path results = results();
        AllureSite.folder(results, folder.resolve("first"), Optional.empty());
        AllureSite.folder(results, folder.resolve("second"), Optional.of(folder.resolve("first")));

        assertThat(json(folder.resolve("first"), "widgets/history-trend.json").size())
                .isEqualTo(1);
        assertThat(json(folder.resolve("second"), "widgets/history-trend.json").size())
                .isEqualTo(2);
    }

    @Test
    void oneFileHoldsEverything() throws IOException {
        Path file = folder.resolve("site.html");
        AllureSite.file(results(), file, Optional.empty());

        assertThat(file).content().contains("data:text/javascript").doesNotContain("googletagmanager", "gtag");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("results", "site.html");
    }

    @Test
    void aPageOfAnotherFormIsNotTaken() {
        assertThatThrownBy(() -> Analytics.without("<html><head><meta charset=\"utf-8\"></head></html>"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another form");
    }

    private Path results() throws IOException {
        Samples.Sample sample = Samples.mixed();
        Path results = Files.createDirectory(folder.resolve("results"));
        AllureResults allure = new AllureResults(folder, results, sample.run());
        for (DrillResult drill : sample.run().drills()) {
            allure.write(drill, sample.lookUp().apply(drill));
        }
        return results;
    }

    private static JsonNode json(Path site, String place) {
        return JsonMapper.shared().readTree(site.resolve(place).toFile());
    }
}
