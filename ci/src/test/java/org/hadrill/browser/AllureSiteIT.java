package org.hadrill.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.hadrill.cli.Need;
import org.hadrill.cli.Requires;
import org.hadrill.cli.SimulatedRun;
import org.hadrill.report.Reports;
import org.hadrill.report.allure.AllureSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Allure's pages of a run, in a browser that can reach nobody. */
@Requires(Need.CHROMIUM)
class AllureSiteIT {
    @Test
    void thePagesShowTheTestsAndAskNobody(@TempDir Path folder) throws Exception {
        SimulatedRun run = SimulatedRun.into(
                folder.resolve("run"), "--config", "article", "--scenario", "interconnect-down", "--seed", "5");
        Path site = folder.resolve("site.html");
        AllureSite.file(run.folder().resolve(Reports.ALLURE), site, Optional.empty());

        try (Chromium chromium = Chromium.start()) {
            Tab tab = chromium.tab();
            tab.open(site.toUri() + "#suites");
            tab.await("document.body.innerText.includes('(simulated lab)')");
            tab.evaluate("document.querySelector('.node__title').click()");
            tab.await("document.body.innerText.includes('interconnect-down')");

            assertThat(tab.requests()).isNotEmpty().allMatch(r -> r.startsWith("file:") || r.startsWith("data:"));
            assertThat(tab.complaints()).isEmpty();
        }
    }
}
