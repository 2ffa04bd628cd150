package org.hadrill.report.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hadrill.audit.AuditFinding;
import org.hadrill.audit.AuditReport;
import org.hadrill.audit.Item.Severity;
import org.hadrill.audit.NotChecked;
import org.hadrill.cluster.NodeName;

/** A check as the terminal shows it: the worst first, then what could not be checked, then the sum. */
public final class AuditText {
    private static final String BELOW = " ".repeat(10);

    private AuditText() {}

    /** Lines without line ends. */
    public static List<String> lines(AuditReport report) {
        List<String> lines = new ArrayList<>();
        grouped(report).forEach((first, where) -> {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-9s %-20s %-7s %s",
                    first.severity() == Severity.ERROR
                            ? "ERROR"
                            : first.severity().word(),
                    first.item().id(),
                    where,
                    first.what()));
            lines.add(BELOW + "evidence  " + first.evidence());
            lines.add(BELOW + "why       " + first.item().why());
            lines.add(BELOW + "fix       " + first.item().fix());
        });
        if (!report.notChecked().isEmpty()) {
            lines.add(lines.isEmpty() ? "not checked" : "\nnot checked");
            reasons(report).forEach((reason, what) -> lines.add("  " + what + ": " + reason));
        }
        lines.add((lines.isEmpty() ? "" : "\n") + closing(report));
        return lines;
    }

    private static String closing(AuditReport report) {
        long notEverywhere = report.items().stream()
                .filter(i -> !report.notChecked(i).isEmpty())
                .count();
        return (report.bad()
                        ? "NOT clean "
                        : report.clean() ? "clean     " : "UNKNOWN   " + unread(report) + " not read; ")
                + shown(report, Severity.ERROR) + ", "
                + shown(report, Severity.WARNING) + ", "
                + shown(report, Severity.NOTE) + "; of "
                + report.items().size() + " things " + report.fine()
                + (report.fine() == 1 ? " is as it should be, " : " are as they should be, ") + notEverywhere
                + " could not be checked everywhere";
    }

    private static String unread(AuditReport report) {
        return report.unread().keySet().stream().map(NodeName::value).collect(Collectors.joining(" and "));
    }

    private static String shown(AuditReport report, Severity severity) {
        long number = grouped(report).keySet().stream()
                .filter(f -> f.severity() == severity)
                .count();
        return number + " " + severity.word() + (number == 1 ? "" : "s");
    }

    /** What is the same on both nodes is told once. */
    private static Map<AuditFinding, String> grouped(AuditReport report) {
        Map<List<Object>, List<AuditFinding>> same = report.findings().stream()
                .collect(Collectors.groupingBy(
                        f -> List.of(f.item(), f.severity(), f.what(), f.evidence()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<AuditFinding, String> grouped = new LinkedHashMap<>();
        same.values()
                .forEach(all -> grouped.put(
                        all.get(0),
                        all.stream().map(AuditFinding::where).distinct().collect(Collectors.joining(", "))));
        return grouped;
    }

    private static Map<String, String> reasons(AuditReport report) {
        Map<String, Map<String, List<String>>> byReason = report.notChecked().stream()
                .collect(Collectors.groupingBy(
                        NotChecked::reason,
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                n -> n.item().id(),
                                LinkedHashMap::new,
                                Collectors.mapping(NotChecked::where, Collectors.toList()))));
        Map<String, String> lines = new LinkedHashMap<>();
        byReason.forEach((reason, items) -> lines.put(
                reason,
                items.entrySet().stream()
                        .map(e -> e.getKey() + " (" + String.join(", ", e.getValue()) + ")")
                        .collect(Collectors.joining(", "))));
        return lines;
    }
}
