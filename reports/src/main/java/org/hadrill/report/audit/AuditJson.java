package org.hadrill.report.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hadrill.audit.AuditFinding;
import org.hadrill.audit.AuditReport;
import org.hadrill.audit.Item;
import org.hadrill.audit.NotChecked;
import org.hadrill.recording.RecordingJson;

/** A check for programs. */
public final class AuditJson {
    public static final int FORMAT = 1;

    private AuditJson() {}

    /** Indented, with a line feed at the end. */
    public static String of(String cluster, AuditReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("cluster", cluster);
        json.put("clean", report.clean());
        Map<String, String> unread = new LinkedHashMap<>();
        report.unread().forEach((node, why) -> unread.put(node.value(), why));
        json.put("unread", unread);
        json.put("findings", report.findings().stream().map(AuditJson::finding).toList());
        json.put(
                "notChecked",
                report.notChecked().stream().map(AuditJson::notChecked).toList());
        json.put("looked", report.items().stream().map(Item::id).toList());
        return RecordingJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> finding(AuditFinding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", finding.item().id());
        json.put("severity", finding.severity().word());
        json.put("where", List.of(finding.where().split(", ")));
        json.put("what", finding.what());
        json.put("evidence", finding.evidence());
        json.put("why", finding.item().why());
        json.put("fix", finding.item().fix());
        return json;
    }

    private static Map<String, Object> notChecked(NotChecked notChecked) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", notChecked.item().id());
        json.put("where", List.of(notChecked.where().split(", ")));
        json.put("reason", notChecked.reason());
        return json;
    }
}
