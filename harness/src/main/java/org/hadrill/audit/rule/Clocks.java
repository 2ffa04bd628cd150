package org.hadrill.audit.rule;

import java.time.Duration;
import java.util.Locale;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.ClusterFacts.ClockOffset;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.NodeName;

/** How far the nodes' clocks are apart. */
final class Clocks implements Rule {
    private static final Duration APART_MAX = Duration.ofSeconds(1);

    private static final Item CLOCKS = Item.warning(
            "clock",
            "Logs of two nodes cannot be laid side by side when their clocks differ; files of guests come from the future after a takeover.",
            "Run an NTP client on both nodes.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        sheet.look(CLOCKS, cluster.both(), found -> {
            NodeName a = cluster.pair().get(0).name();
            NodeName b = cluster.pair().get(1).name();
            ClockOffset x = offset(cluster, a);
            ClockOffset y = offset(cluster, b);
            Duration apart = x.ahead().minus(y.ahead());
            Duration error = x.error().plus(y.error());
            String said = "date +%s.%N on both: " + a + " is " + seconds(apart) + " s ahead of " + b + ", +- "
                    + seconds(error);
            if (apart.abs().minus(error).compareTo(APART_MAX) > 0) {
                found.flaw("the clocks are " + seconds(apart.abs()) + " s apart", said);
            } else if (apart.abs().plus(error).compareTo(APART_MAX) > 0) {
                throw new MissingFactException("not measured well enough to tell: " + said);
            }
        });
    }

    private static ClockOffset offset(ClusterFacts cluster, NodeName node) throws MissingFactException {
        ClockOffset offset = cluster.clocks().get(node);
        if (offset == null) {
            throw new MissingFactException("the clock of " + node + " could not be read");
        }
        return offset;
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }
}
