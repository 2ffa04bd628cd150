package org.hadrill.drill;

import java.time.Duration;
import org.hadrill.cluster.Inventory;
import org.hadrill.probe.ClusterView;
import org.jspecify.annotations.Nullable;

/** Notices that DRBD has been StandAlone on a node for so long that it will stay so. Not thread-safe. */
final class StandAloneWatch {
    private final ClusterView view;
    private final Inventory inventory;
    private @Nullable Duration since;

    StandAloneWatch(ClusterView view, Inventory inventory) {
        this.view = view;
        this.inventory = inventory;
    }

    /** Looks once more, and says whether the limit is reached. */
    boolean forGood() {
        boolean standAlone = inventory.nodes().stream()
                .anyMatch(n -> view.sample(n.name())
                        .flatMap(s -> s.drbd())
                        .filter(d -> d.connection().equals("StandAlone"))
                        .isPresent());
        if (!standAlone) {
            since = null;
            return false;
        }
        Duration from = since == null ? view.now() : since;
        since = from;
        return view.now().minus(from).compareTo(Windows.STAND_ALONE_LIMIT) >= 0;
    }
}
