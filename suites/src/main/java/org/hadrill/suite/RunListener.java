package org.hadrill.suite;

import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillPlan;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;

/** Told how a run goes on. Called on the run's thread; must not block. */
public interface RunListener {
    void begins(DrillPlan drill);

    /** See {@link org.hadrill.drill.Progress}. */
    void at(DrillPlan drill, String phase, String detail);

    void ended(DrillResult result);

    /** The result as it would be if this process died now; told after each drill on a cluster that outlives us. */
    default void soFar(RunResult result) {}

    /**
     * A node did not return from a drill, not even by repair; the run stops.
     *
     * @return what was done about it, for the run's notes; empty when nothing
     */
    default Optional<String> lost(NodeName node, String why) {
        return Optional.empty();
    }
}
