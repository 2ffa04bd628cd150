package org.hadrill.report.junit;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hadrill.report.text.DrillStarts;
import org.hadrill.report.text.LegalText;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * {@code junit.xml} as Surefire writes it and Jenkins, GitLab and GitHub read it: a suite for each drill, a case for each check.
 * FAIL is a failure, UNKNOWN and INFRA are errors; nothing is ever skipped. The evidence is the message, also of what passed.
 * GitLab and Jenkins know a case by its class and name alone, so repeats have names of their own. A drill's time is shared
 * equally by its cases, so that systems which add up cases come to the time of the drill.
 */
public final class JunitXml {
    private final RunResult run;
    private final XMLStreamWriter xml;
    private final Map<Integer, Instant> starts;

    private JunitXml(RunResult run, XMLStreamWriter xml) {
        this.run = run;
        this.xml = xml;
        this.starts = DrillStarts.of(run);
    }

    public static String of(RunResult run) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new JunitXml(run, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML into memory", e);
        }
        return out.toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        start("testsuites");
        attribute("name", "hadrill " + run.lab() + " " + run.configuration());
        counts(run.drills().stream().flatMap(d -> cases(d).stream()).toList());
        attribute("time", seconds(run.wall()));
        for (DrillResult drill : run.drills()) {
            suite(drill);
        }
        end();
        xml.writeEndDocument();
    }

    private void suite(DrillResult drill) throws XMLStreamException {
        List<CheckResult> cases = cases(drill);
        start("testsuite");
        attribute("name", drill.scenario() + repeat(drill));
        counts(cases);
        attribute("skipped", "0");
        attribute("time", seconds(drill.wall()));
        attribute(
                "timestamp",
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(starts.getOrDefault(drill.number(), run.started())
                        .atOffset(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.SECONDS)));
        attribute("hostname", run.cluster());
        properties(drill);
        for (CheckResult check : cases) {
            testcase(drill, check, drill.wall().dividedBy(cases.size()));
        }
        if (!drill.notes().isEmpty()) {
            start("system-out");
            text(String.join("\n", drill.notes()));
            end();
        }
        end();
    }

    private void properties(DrillResult drill) throws XMLStreamException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("hadrill", run.hadrill());
        properties.put("lab", run.lab());
        properties.put("config", run.configuration());
        properties.put("seed", Long.toString(run.seed()));
        properties.putAll(run.facts());
        run.nodes()
                .forEach((node, versions) ->
                        versions.forEach((name, version) -> properties.put(node + "." + name, version)));
        properties.put("fault", drill.fault());
        properties.put("repeat", drill.repeatCommand());
        start("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            start("property");
            attribute("name", property.getKey());
            attribute("value", property.getValue());
            end();
        }
        end();
    }

    private void testcase(DrillResult drill, CheckResult check, Duration time) throws XMLStreamException {
        start("testcase");
        attribute("name", check.name() + repeat(drill));
        attribute("classname", "hadrill." + run.lab() + "." + run.configuration() + "." + drill.scenario());
        attribute("time", seconds(time));
        if (check.verdict() != Verdict.PASS) {
            start(check.verdict() == Verdict.FAIL ? "failure" : "error");
            attribute("message", check.evidence());
            attribute("type", check.verdict().name());
            text(check.evidence() + "\n");
            for (String ref : check.refs()) {
                text(drill.folder() + " " + ref + "\n");
            }
            text("repeat: " + drill.repeatCommand() + "\n");
            end();
        } else {
            start("system-out");
            text(check.evidence());
            end();
        }
        end();
    }

    private static String repeat(DrillResult drill) {
        return drill.repeat() > 1 ? " #" + drill.repeat() : "";
    }

    /** A drill that came to no check must not look like an empty, green suite. */
    private static List<CheckResult> cases(DrillResult drill) {
        if (!drill.checks().isEmpty()) {
            return drill.checks();
        }
        String why = drill.notes().isEmpty() ? "the drill came to no check" : String.join("; ", drill.notes());
        return List.of(new CheckResult("drill", drill.verdict(), why, List.of(), java.util.Optional.empty()));
    }

    private void counts(List<CheckResult> cases) throws XMLStreamException {
        long failures = cases.stream().filter(c -> c.verdict() == Verdict.FAIL).count();
        long passes = cases.stream().filter(c -> c.verdict() == Verdict.PASS).count();
        attribute("tests", Integer.toString(cases.size()));
        attribute("failures", Long.toString(failures));
        attribute("errors", Long.toString(cases.size() - failures - passes));
    }

    private void start(String element) throws XMLStreamException {
        xml.writeStartElement(element);
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, LegalText.of(value));
    }

    private void text(String value) throws XMLStreamException {
        xml.writeCharacters(LegalText.of(value));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1e3);
    }
}
