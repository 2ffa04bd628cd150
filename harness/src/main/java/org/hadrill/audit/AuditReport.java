package org.hadrill.audit;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hadrill.audit.Item.Severity;
import org.hadrill.cluster.NodeName;

/**
 * What a check of a cluster came to.
 *
 * @param items all that was looked at, in order
 * @param findings the worst first
 * @param unread nodes that could not be read at all, and why
 */
public record AuditReport(
        List<Item> items,
        List<AuditFinding> findings,
        List<NotChecked> notChecked,
        SortedMap<NodeName, String> unread) {
    public AuditReport {
        items = List.copyOf(items);
        findings = findings.stream()
                .sorted(Comparator.comparing(AuditFinding::severity))
                .toList();
        notChecked = List.copyOf(notChecked);
        unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
    }

    public long count(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    /** Whether every node was read and nothing worse than a note was found. What else was not checked is not said by that. */
    public boolean clean() {
        return !bad() && unread.isEmpty();
    }

    /** Whether anything worse than a note was found. */
    public boolean bad() {
        return count(Severity.ERROR) > 0 || count(Severity.WARNING) > 0;
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
