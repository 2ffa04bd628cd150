package org.hadrill.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event.PingReply;
import org.hadrill.recording.Event.PingSilence;
import org.hadrill.recording.Recording;
import org.hadrill.report.Samples;
import org.hadrill.report.Samples.Sample;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTests {
    /** Ten megabytes for 500 drills. */
    private static final int DRILL_BYTES_MAX = 20_000;

    private static final int REPEATS = 30;

    private final Sample mixed = Samples.mixed();
    private final String page = render(mixed);
    private final String powerCut = render(Samples.powerCut());

    @Test
    void everyProbeIsAMark() throws Exception {
        Recording recording = Samples.powerCut().recordings().get(0);
        Document xml = parse(powerCut);
        for (Ipv4 address : Samples.PINGED) {
            Set<Long> answered = new HashSet<>();
            Set<Long> silent = new HashSet<>();
            recording
                    .of(PingReply.class)
                    .filter(r -> r.address().equals(address))
                    .forEach(r -> answered.add(r.seq()));
            recording
                    .of(PingSilence.class)
                    .filter(s -> s.address().equals(address))
                    .forEach(s -> silent.add(s.seq()));
            silent.removeAll(answered);
            Element lane = lane(xml, "ping " + address);

            assertThat(marks(lane, "reply", "v12")).isEqualTo(answered.size()).isGreaterThan(300);
            assertThat(marks(lane, "silence", "v4")).isEqualTo(silent.size()).isGreaterThan(300);
        }
    }

    @Test
    void theMomentWhenTheServiceCameBackIsMarked() throws Exception {
        List<String> back = elements(parse(powerCut), "g").stream()
                .filter(g -> g.getAttribute("class").equals("mark back"))
                .map(g -> g.getElementsByTagName("title").item(0).getTextContent())
                .toList();

        assertThat(back)
                .containsExactly(
                        "+18.9 s service back on m2, after 18.8 s", "+60.8 s service back on m1, after 23.1 s");
        assertThat(powerCut).contains("With the fault the service went away; 18.8 s later it was back, on m2.");
    }

    @Test
    void whatOnlyOneMayHaveJumpsToTheEyeWhenBothHaveIt() throws Exception {
        List<String> conflicts = elements(parse(page), "rect").stream()
                .filter(r -> r.getAttribute("class").startsWith("conflict"))
                .map(r -> r.getAttribute("data-v"))
                .toList();

        assertThat(conflicts)
                .containsExactlyInAnyOrder("two owners", "two primaries", "mounted on both", "vz runs on both");
        assertThat(powerCut).doesNotContain("rect class=\"conflict");
    }

    @Test
    void theFirstScreenSaysVerdictAndThatItIsSimulated() throws Exception {
        assertThat(text(parse(page), "h1")).containsExactly("The cluster broke a promise in 1 of 4 drills.");
        assertThat(page).contains("<strong>SIMULATED</strong>");
        assertThat(powerCut).doesNotContain("SIMULATED");
        assertThat(verdicts(page)).startsWith("✗ FAIL", "✗ FAIL", "? unknown", "✓ pass", "✓ pass");
        assertThat(verdicts(powerCut)).containsOnly("✓ pass");
    }

    @Test
    void nothingIsFetchedFromAnywhere() {
        assertThat(page).doesNotContainPattern("(src|href)=\"(https?:|//)").doesNotContain("@import", "url(http");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://");
    }

    @Test
    void whatANodeWroteIsTextAndNeverMarkup() throws Exception {
        assertThat(page).doesNotContain("<more>", "<drbd.conf(5)>").contains("&lt;more");
        assertThat(text(parse(page), "td")).anyMatch(t -> t.startsWith("the BMC of m1 said \"off\", but m1 sent 14"));
    }

    @Test
    void everyLinkInsideThePageHasItsPlaceAndNoPlaceIsTwice() throws Exception {
        Document xml = parse(page);
        List<String> ids = new ArrayList<>();
        elements(xml, "*").stream()
                .map(e -> e.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .forEach(ids::add);

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(elements(xml, "a").stream()
                        .map(a -> a.getAttribute("href"))
                        .filter(h -> h.startsWith("#"))
                        .map(h -> h.substring(1)))
                .isNotEmpty()
                .isSubsetOf(ids);
    }

    @Test
    void evidenceLeadsToTheRawLogThatHasIt() throws Exception {
        assertThat(elements(parse(powerCut), "a").stream().map(a -> a.getAttribute("href")))
                .contains("drills/01-power-cut-active/raw/m2.poll.log", "lan.pcapng");
    }

    @Test
    void aDrillOfARealClusterStaysSmallWhereThereAreMany() {
        RunResult one = Samples.powerCut().run();
        RunResult run = Samples.with(
                one,
                IntStream.rangeClosed(1, REPEATS)
                        .mapToObj(i -> Samples.repeated(one.drills().get(0), i))
                        .toList());
        HtmlReport report = new HtmlReport(run);
        run.drills()
                .forEach(d -> report.add(
                        d, Optional.of(Samples.powerCut().recordings().get(0))));

        assertThat(report.render().getBytes(StandardCharsets.UTF_8).length / REPEATS)
                .isLessThan(DRILL_BYTES_MAX);
    }

    @Test
    void picturesAndTablesHaveNamesForThoseWhoCannotSeeThem() throws Exception {
        Document xml = parse(page);

        assertThat(elements(xml, "svg"))
                .allSatisfy(s -> assertThat(s.getAttribute("aria-label") + s.getAttribute("aria-hidden"))
                        .isNotEmpty());
        assertThat(elements(xml, "figure"))
                .hasSize(4)
                .allSatisfy(f -> assertThat(f.getAttribute("aria-label")).startsWith("Timeline of "));
    }

    private static String render(Sample sample) {
        HtmlReport report = new HtmlReport(sample.run());
        for (DrillResult drill : sample.run().drills()) {
            report.add(drill, sample.lookUp().apply(drill));
        }
        return report.render();
    }

    private static List<String> verdicts(String page) throws Exception {
        return elements(parse(page), "span").stream()
                .filter(s -> s.getAttribute("class").startsWith("verdict"))
                .map(s -> s.getTextContent().strip())
                .toList();
    }

    private static Element lane(Document xml, String name) {
        return elements(xml, "g").stream()
                .filter(g -> g.getAttribute("data-name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int marks(Element lane, String css, String mark) {
        Matcher m = Pattern.compile(mark + "(?![0-9])")
                .matcher(IntStream.range(0, lane.getElementsByTagName("path").getLength())
                        .mapToObj(
                                i -> (Element) lane.getElementsByTagName("path").item(i))
                        .filter(p -> p.getAttribute("class").equals(css))
                        .findFirst()
                        .orElseThrow()
                        .getAttribute("d"));
        return (int) m.results().count();
    }

    private static List<String> text(Document xml, String element) {
        return elements(xml, element).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document xml, String name) {
        NodeList nodes = xml.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    /** Reads the page as XML, which it is but for script, style and the bare attribute of open parts. */
    private static Document parse(String html) throws Exception {
        String xml = html.replaceAll("(?s)<(script|style)>.*?</\\1>", "").replace(" open>", ">");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
