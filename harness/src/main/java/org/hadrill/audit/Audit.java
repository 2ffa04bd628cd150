package org.hadrill.audit;

import java.util.List;
import java.util.TreeMap;
import org.hadrill.audit.rule.Rules;

/** Judges the facts of a cluster by all rules. */
public final class Audit {
    private Audit() {}

    public static AuditReport of(ClusterFacts cluster) {
        return of(cluster, Rules.ALL);
    }

    static AuditReport of(ClusterFacts cluster, List<Rule> rules) {
        Sheet sheet = new Sheet();
        rules.forEach(rule -> rule.judge(cluster, sheet));
        return sheet.report(new TreeMap<>(cluster.unread()));
    }
}
