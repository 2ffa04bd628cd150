package org.hadrill.report.audit;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hadrill.audit.AuditFinding;
import org.hadrill.audit.AuditReport;
import org.hadrill.audit.Item;
import org.hadrill.audit.Item.Severity;
import org.hadrill.audit.NotChecked;
import org.hadrill.cluster.NodeName;
import org.hadrill.report.text.LegalText;

/**
 * A check as JUnit XML: a case for each thing that is looked at. Errors and warnings are failures; what could not be checked is
 * skipped, with the reason; notes are output. A node that could not be read is a case that is an error.
 */
public final class AuditJunit {
    private AuditJunit() {}

    public static String of(String cluster, AuditReport report) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "hadrill check");
            xml.writeAttribute("hostname", LegalText.of(cluster));
            xml.writeAttribute(
                    "tests",
                    Integer.toString(report.items().size() + report.unread().size()));
            xml.writeAttribute("failures", count(report, AuditJunit::failed));
            xml.writeAttribute("errors", Integer.toString(report.unread().size()));
            xml.writeAttribute("skipped", count(report, AuditJunit::skipped));
            for (Map.Entry<NodeName, String> unread : report.unread().entrySet()) {
                unread(xml, cluster, unread.getKey(), unread.getValue());
            }
            for (Item item : report.items()) {
                testcase(xml, cluster, item, report);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML into memory", e);
        }
        return out.toString();
    }

    private static void unread(XMLStreamWriter xml, String cluster, NodeName node, String why)
            throws XMLStreamException {
        begin(xml, cluster, "read " + node);
        xml.writeEmptyElement("error");
        xml.writeAttribute("message", LegalText.of(why));
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static void begin(XMLStreamWriter xml, String cluster, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", name);
        xml.writeAttribute("classname", LegalText.of("hadrill.check." + cluster));
    }

    private static void testcase(XMLStreamWriter xml, String cluster, Item item, AuditReport report)
            throws XMLStreamException {
        begin(xml, cluster, item.id());
        String findings =
                report.findings(item).stream().map(AuditJunit::sentence).collect(Collectors.joining("\n"));
        if (failed(report, item)) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", worst(report.findings(item)).word());
            xml.writeAttribute(
                    "message", LegalText.of(report.findings(item).get(0).what()));
            xml.writeCharacters(LegalText.of(findings + "\nwhy: " + item.why() + "\nfix: " + item.fix()));
            xml.writeEndElement();
        } else if (skipped(report, item)) {
            xml.writeStartElement("skipped");
            xml.writeAttribute(
                    "message",
                    LegalText.of("not checked: "
                            + report.notChecked(item).stream()
                                    .map(n -> n.where() + ": " + n.reason())
                                    .collect(Collectors.joining("; "))));
            xml.writeEndElement();
        } else if (!findings.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(LegalText.of(findings));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static String sentence(AuditFinding finding) {
        return finding.severity().word() + " " + finding.where() + ": " + finding.what() + " (" + finding.evidence()
                + ")";
    }

    private static Severity worst(List<AuditFinding> findings) {
        return findings.get(0).severity();
    }

    private static boolean failed(AuditReport report, Item item) {
        return report.findings(item).stream().anyMatch(f -> f.severity() != Severity.NOTE);
    }

    private static boolean skipped(AuditReport report, Item item) {
        List<NotChecked> missing = report.notChecked(item);
        return !missing.isEmpty() && !failed(report, item);
    }

    private static String count(AuditReport report, java.util.function.BiPredicate<AuditReport, Item> wanted) {
        return Long.toString(
                report.items().stream().filter(i -> wanted.test(report, i)).count());
    }
}
