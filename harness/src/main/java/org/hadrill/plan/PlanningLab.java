package org.hadrill.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.lab.Lab;

/** The lab of a planned drill: its inventory, and nothing to see. */
record PlanningLab(Lab real) implements Lab {
    @Override
    public String kind() {
        return real.kind();
    }

    @Override
    public Inventory inventory() {
        return real.inventory();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of();
    }

    @Override
    public boolean seesFrames() {
        return false;
    }

    @Override
    public AutoCloseable tap(Path pcapng, Consumer<Frame> frames) {
        return () -> {};
    }

    @Override
    public List<String> console(NodeName node) {
        return List.of();
    }

    @Override
    public void close() {}
}
