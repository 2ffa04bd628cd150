package org.hadrill.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hadrill.audit.AuditFinding;
import org.hadrill.audit.AuditReport;
import org.hadrill.audit.Item;
import org.hadrill.audit.Item.Severity;
import org.hadrill.audit.NotChecked;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.RecordingJson;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

class AuditReportsTests {
    private static final Item MODE = Item.error("authkeys-mode", "Others may read it.", "chmod 600 it.");
    private static final Item STONITH = Item.warning("no-stonith", "Nobody is shot.", "Configure it.");
    private static final Item LIMITS = Item.warning("guest-limits", "One takes all.", "Set them.");
    private static final Item CLOCK = Item.warning("clock", "Logs differ.", "Run NTP.");

    private static final AuditReport REPORT = new AuditReport(
            List.of(STONITH, MODE, LIMITS, CLOCK),
            List.of(
                    new AuditFinding(STONITH, Severity.NOTE, "m1", "nothing fences", "ha.cf"),
                    new AuditFinding(STONITH, Severity.NOTE, "m2", "nothing fences", "ha.cf"),
                    new AuditFinding(MODE, Severity.ERROR, "m2", "mode is 644", "ls: -rw-r--r--")),
            List.of(new NotChecked(LIMITS, "mail", "no such file"), new NotChecked(LIMITS, "dbms", "no such file")),
            new TreeMap<>());

    private static final AuditReport HALF = new AuditReport(
            List.of(CLOCK),
            List.of(),
            List.of(new NotChecked(CLOCK, "m1, m2", "only one node could be read")),
            new TreeMap<>(Map.of(new NodeName("m2"), "m2: nothing answers")));

    @Test
    void peopleReadTheWorstFirstAndWhatIsTheSameOnce() {
        assertThat(String.join("\n", AuditText.lines(REPORT))).isEqualTo("""
                        ERROR     authkeys-mode        m2      mode is 644
                                  evidence  ls: -rw-r--r--
                                  why       Others may read it.
                                  fix       chmod 600 it.
                        note      no-stonith           m1, m2  nothing fences
                                  evidence  ha.cf
                                  why       Nobody is shot.
                                  fix       Configure it.

                        not checked
                          guest-limits (mail, dbms): no such file

                        NOT clean 1 error, 0 warnings, 1 note; of 4 things 1 is as it should be, 1 could not be checked everywhere""");
    }

    @Test
    void aClusterOfWhichANodeWasNotReadIsNeverClean() throws Exception {
        assertThat(AuditText.lines(HALF))
                .last()
                .isEqualTo(
                        "\nUNKNOWN   m2 not read; 0 errors, 0 warnings, 0 notes; of 1 things 0 are as they should be, 1 could not be checked everywhere");

        JsonNode json = RecordingJson.mapper().readTree(AuditJson.of("reference", HALF));
        assertThat(json.path("clean").asBoolean(true)).isFalse();
        assertThat(json.path("unread").path("m2").asString()).isEqualTo("m2: nothing answers");

        Element suite = suite(HALF);
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(((Element) suite.getElementsByTagName("error").item(0)).getAttribute("message"))
                .isEqualTo("m2: nothing answers");
    }

    @Test
    void programsReadTheSame() {
        JsonNode json = RecordingJson.mapper().readTree(AuditJson.of("reference", REPORT));

        assertThat(json.path("clean").asBoolean(true)).isFalse();
        assertThat(json.path("findings").path(0).path("id").asString()).isEqualTo("authkeys-mode");
        assertThat(json.path("findings").path(0).path("severity").asString()).isEqualTo("error");
        assertThat(json.path("notChecked").size()).isEqualTo(2);
        assertThat(json.path("looked").size()).isEqualTo(4);
    }

    @Test
    void ciSeesACaseForEachThing() throws Exception {
        Element suite = suite(REPORT);

        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .contains("mode is 644", "chmod 600");
        assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    }

    private static Element suite(AuditReport report) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(AuditJunit.of("reference", report))))
                .getDocumentElement();
    }
}
