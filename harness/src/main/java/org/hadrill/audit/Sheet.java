package org.hadrill.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.hadrill.cluster.NodeName;

/** Takes down what rules find. Not thread-safe. */
public final class Sheet {
    private final Set<Item> items = new LinkedHashSet<>();
    private final List<AuditFinding> findings = new ArrayList<>();
    private final List<NotChecked> notChecked = new ArrayList<>();

    /** Looks at one item. */
    @FunctionalInterface
    public interface Look {
        /** @throws MissingFactException when it cannot be judged, or does not apply */
        void at(Found found) throws MissingFactException;
    }

    /** Takes what one look found. */
    public final class Found {
        private final Item item;
        private final String where;

        private Found(Item item, String where) {
            this.item = item;
            this.where = where;
        }

        /** A finding of the item's own severity. */
        public void flaw(String what, String evidence) {
            flaw(item.severity(), what, evidence);
        }

        public void flaw(Item.Severity severity, String what, String evidence) {
            findings.add(new AuditFinding(item, severity, where, what, evidence));
        }

        /** Part of the item could not be judged. */
        public void missing(String reason) {
            notChecked.add(new NotChecked(item, where, reason));
        }
    }

    /** Looks at {@code item} on a node. */
    public void look(Item item, NodeName node, Look look) {
        look(item, node.value(), look);
    }

    /** Looks at {@code item}, which is a matter of {@code where}. */
    public void look(Item item, String where, Look look) {
        items.add(item);
        Found found = new Found(item, where);
        try {
            look.at(found);
        } catch (MissingFactException e) {
            found.missing(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    AuditReport report(SortedMap<NodeName, String> unread) {
        return new AuditReport(List.copyOf(items), findings, notChecked, unread);
    }
}
