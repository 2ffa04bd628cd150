package org.hadrill.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.hadrill.report.Samples;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitXmlTests {
    @Test
    void ciSystemsCanReadIt() throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Samples.class.getResource("junit-subset.xsd"))
                .newValidator()
                .validate(new StreamSource(
                        new StringReader(JunitXml.of(Samples.mixed().run()))));
    }

    @Test
    void failIsAFailureAndUnknownIsAnErrorAndNothingIsSkipped() throws Exception {
        Document xml = parse(JunitXml.of(Samples.mixed().run()));
        NodeList suites = xml.getElementsByTagName("testsuite");

        assertThat(suites.getLength()).isEqualTo(4);
        assertThat(counts(suites, 1)).isEqualTo("power-cut-active 15 0 0");
        assertThat(counts(suites, 2)).isEqualTo("interconnect-down 14 8 0");
        assertThat(counts(suites, 3)).isEqualTo("return-of-preferred 15 0 15");
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(8);
        assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(15);
        assertThat(xml.getElementsByTagName("skipped").getLength()).isZero();
    }

    @Test
    void evidenceIsEscapedAndWithoutControlCharacters() throws Exception {
        Document xml = parse(JunitXml.of(Samples.mixed().run()));
        Element error = (Element) xml.getElementsByTagName("error").item(0);

        assertThat(error.getAttribute("message"))
                .isEqualTo("the BMC of m1 said \"off\", but m1 sent 14 frames & <more>\uFFFD");
        assertThat(error.getTextContent()).contains("--scenario return-of-preferred");
    }

    @Test
    void noTwoCasesOfARunHaveTheSameClassAndName() throws Exception {
        RunResult run = Samples.powerCut().run();
        DrillResult once = run.drills().get(0);
        Document xml = parse(JunitXml.of(Samples.with(run, List.of(once, Samples.repeated(once, 2)))));

        assertThat(names(xml)).hasSize(30).doesNotHaveDuplicates().contains("one-primary", "one-primary #2");
    }

    @Test
    void whatPassedHasItsEvidenceToo() throws Exception {
        Document xml = parse(JunitXml.of(Samples.powerCut().run()));

        assertThat(xml.getElementsByTagName("system-out").getLength()).isEqualTo(15);
        assertThat(xml.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo(
                        Samples.powerCut().run().drills().get(0).checks().get(0).evidence());
    }

    @Test
    void everyDrillBeganWhenThoseBeforeItWereOver() throws Exception {
        NodeList suites = parse(JunitXml.of(Samples.mixed().run())).getElementsByTagName("testsuite");

        assertThat(IntStream.range(0, suites.getLength())
                        .mapToObj(i -> ((Element) suites.item(i)).getAttribute("timestamp")))
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith("2026-11-22T18:00:09");
    }

    @Test
    void aDrillWithoutChecksIsAnError() throws Exception {
        RunResult run = Samples.powerCut().run();
        DrillResult drill = new DrillResult(
                1,
                "no-op",
                2,
                Optional.empty(),
                Verdict.INFRA,
                "drills/01-no-op",
                "none",
                Duration.ofSeconds(1),
                Duration.ZERO,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of("ssh to m2: connection refused"),
                "./hadrill run");
        Document xml = parse(JunitXml.of(Samples.with(run, List.of(drill))));

        assertThat(counts(xml.getElementsByTagName("testsuite"), 0)).isEqualTo("no-op #2 1 0 1");
        assertThat(((Element) xml.getElementsByTagName("error").item(0)).getAttribute("message"))
                .isEqualTo("ssh to m2: connection refused");
    }

    private static List<String> names(Document xml) {
        NodeList cases = xml.getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(i -> ((Element) cases.item(i)).getAttribute("name"))
                .toList();
    }

    private static String counts(NodeList suites, int i) {
        Element s = (Element) suites.item(i);
        return String.join(
                " ",
                s.getAttribute("name"),
                s.getAttribute("tests"),
                s.getAttribute("failures"),
                s.getAttribute("errors"));
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
