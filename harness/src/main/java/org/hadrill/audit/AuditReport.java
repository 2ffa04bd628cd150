package org.hadrill.audit;

import java.util.Comparator;
import java.util.List;
import org.hadrill.audit.Item.Severity;

/**
 * What a check of a cluster came to.
 *
 * @param items all that was looked at, in order
 * @param findings the worst first
 */
public record AuditReport(List<Item> items, List<AuditFinding> findings, List<NotChecked> notChecked) {
    public AuditReport {
        items = List.copyOf(items);
        findings = findings.stream()
                .sorted(Comparator.comparing(AuditFinding::severity))
                .toList();
        notChecked = List.copyOf(notChecked);
    }

    public long count(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    /** Whether nothing worse than a note was found. What was not checked is not said by that. */
    public boolean clean() {
        return count(Severity.ERROR) == 0 && count(Severity.WARNING) == 0;
    }

    public List<AuditFinding> findings(Item item) {
        return findings.stream().filter(f -> f.item().equals(item)).toList();
    }

    public List<NotChecked> notChecked(Item item) {
        return notChecked.stream().filter(n -> n.item().equals(item)).toList();
    }

    /** Items that were looked at everywhere and have no finding. */
    public long fine() {
        return items.stream()
                .filter(i -> findings(i).isEmpty() && notChecked(i).isEmpty())
                .count();
    }
}
