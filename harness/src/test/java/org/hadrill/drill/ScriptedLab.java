package org.hadrill.drill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.lab.Lab;
import org.hadrill.recording.Event;

/** A lab that has nothing but an inventory and a console of m1. */
final class ScriptedLab implements Lab {
    private final Inventory inventory;
    final List<String> console = new ArrayList<>(List.of("m1 login: before the drill"));

    Map<NodeName, List<Event.Range>> ledger = Map.of();

    ScriptedLab(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String kind() {
        return "scripted";
    }

    @Override
    public Inventory inventory() {
        return inventory;
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
    public boolean keepsLedger() {
        return !ledger.isEmpty();
    }

    @Override
    public Map<NodeName, List<Event.Range>> readLedger() {
        return ledger;
    }

    @Override
    public AutoCloseable tap(Path pcapng, Consumer<Frame> frames) {
        return () -> {};
    }

    @Override
    public List<String> console(NodeName node) {
        return node.equals(inventory.preferred().name()) ? List.copyOf(console) : List.of();
    }

    @Override
    public void close() {}
}
