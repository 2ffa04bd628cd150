package org.hadrill.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hadrill.cli.Need;
import org.hadrill.cli.Requires;
import org.hadrill.cli.SimulatedRun;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event.Mark;
import org.hadrill.recording.Event.PingReply;
import org.hadrill.recording.Event.PingSilence;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Recording;
import org.hadrill.report.Reports;
import org.hadrill.report.html.HtmlReport;
import org.hadrill.report.json.RunJson;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code report.html} of drills in the simulated lab, as a reader with a browser has it. */
@Requires(Need.CHROMIUM)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageIT {
    /** Short and long ones, passes and failures, with and without a fault. */
    private static final List<String> SCENARIOS = List.of(
            "no-op",
            "power-cut-active",
            "clean-stop-active",
            "interconnect-down",
            "interconnect-lossy",
            "return-of-preferred",
            "power-cut-both",
            "power-cut-during-resync");

    private static final int DRILLS = 500;
    private static final int PAGE_BYTES_MAX = 10_000_000;

    /** Failures come first and stand open: past the evidence of those, each check with its links. */
    private static final int TABS_MAX = 300;

    @TempDir
    private static Path folder;

    private SimulatedRun run;
    private Chromium chromium;
    private Tab tab;

    @BeforeAll
    void start() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--config", "article", "--repeat", "2", "--seed", "5"));
        for (String scenario : SCENARIOS) {
            arguments.addAll(List.of("--scenario", scenario));
        }
        run = SimulatedRun.into(folder.resolve("run"), arguments.toArray(String[]::new));
        chromium = Chromium.start();
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
    }

    @BeforeEach
    void open() throws Exception {
        tab = chromium.tab();
        tab.open(run.folder().resolve(Reports.HTML));
    }

    @Test
    void nobodyIsAskedAndNothingIsComplainedAbout() throws Exception {
        openEveryDrill();

        assertThat(tab.requests()).isNotEmpty().allMatch(r -> r.startsWith("file:") || r.startsWith("data:"));
        assertThat(tab.requests().stream().filter(r -> r.startsWith("file:"))).hasSize(1);
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void thePicturesHaveTheMarksOfTheRecordings() throws Exception {
        openEveryDrill();
        for (DrillResult drill : run.result().drills()) {
            Recording recording = run.recording(drill);
            JsonNode picture = tab.evaluate("""
                    (() => {
                      const drill = document.getElementById("d%d");
                      const marks = label => [...drill.querySelectorAll(".mark text")].filter(t => t.textContent === label).length;
                      const strokes = css => [...drill.querySelectorAll(".rows > .lane[data-name]")].filter(g => g.dataset.name.startsWith("ping "))
                        .map(g => { const p = g.querySelector("." + css); return p ? p.getAttribute("d").match(/m/gi).length : 0; });
                      return { fault: marks("fault") + marks("start"), undo: marks("undo"), settled: marks("settled"),
                        phases: drill.querySelectorAll(".phases rect").length, reply: strokes("reply"), silence: strokes("silence"),
                        checks: drill.querySelectorAll(".checks tbody tr").length };
                    })()""".formatted(drill.number()));

            assertThat(picture.path("fault").asInt())
                    .as(drill.scenario())
                    .isEqualTo(count(recording, Point.FAULT))
                    .isEqualTo(1);
            assertThat(picture.path("undo").asInt()).as(drill.scenario()).isEqualTo(count(recording, Point.UNDO));
            assertThat(picture.path("settled").asInt()).as(drill.scenario()).isEqualTo(count(recording, Point.SETTLED));
            assertThat(picture.path("phases").asInt())
                    .as(drill.scenario())
                    .isEqualTo(drill.phases().size());
            assertThat(picture.path("checks").asInt())
                    .as(drill.scenario())
                    .isEqualTo(drill.checks().size());
            List<Ipv4> pinged = recording.header().pinged();
            for (int i = 0; i < pinged.size(); i++) {
                Set<Long> answered = answered(recording, pinged.get(i));
                Set<Long> silent = silent(recording, pinged.get(i));
                silent.removeAll(answered);
                assertThat(picture.path("reply").path(i).asInt()).isEqualTo(answered.size());
                assertThat(picture.path("silence").path(i).asInt())
                        .as("lost pings of %s in %s", pinged.get(i), drill.scenario())
                        .isEqualTo(silent.size());
            }
        }
    }

    @Test
    void theKeyboardLeadsFromTheTopToTheMomentOfACheck() throws Exception {
        tab.press("Tab");
        assertThat(focus()).isEqualTo("Skip to the scenarios");
        tab.press("Tab");
        assertThat(focus()).isEqualTo("Skip to the drills");
        tab.press("Enter");
        tabTo("document.activeElement.matches('#s-power-cut-active > summary')");
        tab.press("Enter");
        tabTo("document.activeElement.matches('#s-power-cut-active .drill > summary')");
        tab.press("Enter");
        tab.await("document.activeElement.closest('.drill').querySelector('.tools')");
        tabTo("document.activeElement.matches('.plot')");

        assertThat(tab.evaluate("document.activeElement.matches(':focus-visible')")
                        .asBoolean())
                .isTrue();
        tab.press("n");
        assertThat(tip()).startsWith("fault");
        tab.press("ArrowRight");
        tab.press("ArrowDown");
        assertThat(tip()).startsWith("ping 192.168.46.200 at +").contains("probe at +");
        String whole = shown();
        tab.press("+");
        assertThat(shown()).isNotEqualTo(whole).contains(" to ");
        tab.press("0");
        assertThat(shown()).isEqualTo(whole);

        tabTo("document.activeElement.matches('a.at')");
        String check = tab.evaluate("document.activeElement.getAttribute('href').slice(1)")
                .asString();
        tab.press("Enter");
        assertThat(tab.evaluate("document.activeElement.matches('.plot')").asBoolean())
                .isTrue();
        assertThat(tab.evaluate("document.querySelector('.finding.here').id").asString())
                .isEqualTo(check);
        assertThat(tip()).contains(check.substring(check.indexOf('-') + 1) + ", ");
    }

    @Test
    void zoomingInShowsThePlaceExactly() throws Exception {
        DrillResult drill = run.result().drills().stream()
                .filter(d -> d.scenario().equals("power-cut-active"))
                .findFirst()
                .orElseThrow();
        tab.evaluate("location.hash = '#d%d-pings-recovered'".formatted(drill.number()));
        tab.await("document.querySelector('.finding.here')");
        for (int i = 0; i < 5; i++) {
            tab.press("+");
        }
        String at = tab.evaluate("document.activeElement.querySelector('.flag text').textContent")
                .asString();
        Recording recording = run.recording(drill);
        Duration moment = drill.checks().stream()
                .filter(c -> c.name().equals("pings-recovered"))
                .findFirst()
                .flatMap(c -> c.at())
                .orElseThrow()
                .minus(recording.fault().orElseThrow());

        assertThat(at).isEqualTo(String.format(Locale.ROOT, "%+.2f s", moment.toMillis() / 1000.0));
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void aPhoneNeedsNoScrollingSidewaysAndDarkIsDark() throws Exception {
        tab.ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        tab.evaluate("location.hash = '#d1'");
        tab.await("document.querySelector('#d1 .tools')");
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);

        String light = background();
        tab.ask(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        assertThat(background()).isNotEqualTo(light);
    }

    @Test
    void withoutTheScriptTheVerdictsAndTheEvidenceAreThere() throws Exception {
        tab.ask("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        tab.open(run.folder().resolve(Reports.HTML));
        String text = tab.evaluate("document.body.innerText").asString();

        assertThat(tab.evaluate("document.querySelectorAll('.tools').length").asInt())
                .isZero();
        assertThat(text)
                .contains("The cluster broke a promise in ", "one-primary", "were both Primary for ")
                .contains("need this page's script to open");
        assertThat(tab.evaluate("document.querySelectorAll('.drill > summary .verdict').length")
                        .asInt())
                .isEqualTo(run.result().drills().size());
    }

    @Test
    void fiveHundredDrillsStaySmallAndOpen() throws Exception {
        Path page = folder.resolve("many.html");
        Files.writeString(page, manyDrills());
        assertThat(Files.size(page)).isLessThan(PAGE_BYTES_MAX);

        tab.open(page);
        tab.evaluate("location.hash = '#d%d'".formatted(DRILLS));
        tab.await("document.querySelector('#d%d .tools')".formatted(DRILLS));
        JsonNode times = tab.evaluate(
                "(t => [t.domInteractive, t.loadEventEnd].map(Math.round))(performance.getEntriesByType('navigation')[0])");

        assertThat(tab.evaluate("document.querySelectorAll('.drill').length").asInt())
                .isEqualTo(DRILLS);
        assertThat(tab.complaints()).isEmpty();
        System.out.printf(
                "report.html of %d drills: %d kB, parsed after %d ms, loaded after %d ms%n",
                DRILLS,
                Files.size(page) / 1000,
                times.path(0).asInt(),
                times.path(1).asInt());
    }

    /** The drills of the run again and again, until there are enough. */
    private String manyDrills() throws Exception {
        ObjectNode json = (ObjectNode) JsonMapper.shared()
                .readTree(run.folder().resolve(RunResult.FILE).toFile());
        JsonNode once = json.path("drills");
        ArrayNode drills = json.putArray("drills");
        for (int i = 0; i < DRILLS; i++) {
            ObjectNode drill = (ObjectNode) once.get(i % once.size()).deepCopy();
            drills.add(drill.put("number", i + 1).put("repeat", i / once.size() + 1));
        }
        Path file = folder.resolve("many.json");
        Files.writeString(file, json.toString());
        RunResult many = RunJson.read(file);
        HtmlReport report = new HtmlReport(many);
        for (DrillResult drill : many.drills()) {
            report.add(drill, Optional.of(run.recording(drill)));
        }
        return report.render();
    }

    private void openEveryDrill() throws Exception {
        tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })");
        tab.await("[...document.querySelectorAll('.drill')].every(d => d.querySelector('.tools'))");
    }

    private void tabTo(String script) throws Exception {
        for (int i = 0; i < TABS_MAX; i++) {
            tab.press("Tab");
            if (tab.evaluate(script).asBoolean()) {
                return;
            }
        }
        throw new AssertionError(
                "not reached within TABS_MAX, " + TABS_MAX + " presses of Tab: " + script + "; focus is on " + focus());
    }

    private String focus() throws Exception {
        return tab.evaluate("document.activeElement.textContent.trim().slice(0, 80)")
                .asString();
    }

    private String tip() throws Exception {
        return tab.evaluate("document.activeElement.closest('.sheet').querySelector('.tip:not([hidden])').textContent")
                .asString();
    }

    private String shown() throws Exception {
        return tab.evaluate("document.activeElement.closest('.timeline').querySelector('output').textContent")
                .asString();
    }

    private String background() throws Exception {
        return tab.evaluate("getComputedStyle(document.body).backgroundColor").asString();
    }

    private static int count(Recording recording, Point point) {
        return (int) recording.of(Mark.class).filter(m -> m.point() == point).count();
    }

    private static Set<Long> answered(Recording recording, Ipv4 address) {
        Set<Long> numbers = new HashSet<>();
        recording.of(PingReply.class).filter(r -> r.address().equals(address)).forEach(r -> numbers.add(r.seq()));
        return numbers;
    }

    private static Set<Long> silent(Recording recording, Ipv4 address) {
        Set<Long> numbers = new HashSet<>();
        recording.of(PingSilence.class).filter(s -> s.address().equals(address)).forEach(s -> numbers.add(s.seq()));
        return numbers;
    }
}
