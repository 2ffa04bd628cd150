package org.hadrill.plan;

import org.hadrill.cluster.NodeName;
import org.hadrill.remote.PowerControl;

/** The power switch of a node that is none, with the command lines of the real one. */
record PlanningPower(PlanningCluster cluster, NodeName node, PowerControl real) implements PowerControl {
    @Override
    public boolean isOn() {
        cluster.command("bmc-" + node, describe("status"));
        return cluster.powered(node);
    }

    @Override
    public void off() {
        cluster.command("bmc-" + node, describe("off"));
        cluster.power(node, false);
    }

    @Override
    public void on() {
        cluster.command("bmc-" + node, describe("on"));
        cluster.power(node, true);
    }

    @Override
    public String describe(String action) {
        return real.describe(action);
    }
}
