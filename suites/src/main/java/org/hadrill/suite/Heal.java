package org.hadrill.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.PowerBack;
import org.hadrill.drill.Repair;
import org.hadrill.drill.Windows;
import org.hadrill.fault.ArmedUndo;
import org.hadrill.fault.UndoJournal;
import org.hadrill.fault.UndoJournal.Entry;
import org.hadrill.fingerprint.Fingerprint;
import org.hadrill.fingerprint.RunTraces;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;
import org.hadrill.time.TimeSource;

/**
 * Undoes what an interrupted run left: open entries of its journal, timers still armed on the nodes, and then whatever keeps
 * the cluster from rest.
 */
public final class Heal {
    static final Duration COMMAND_LIMIT = Duration.ofSeconds(180);

    /** Longest wait for the nodes to tell their state before anything is done. */
    static final Duration STATE_LIMIT = Duration.ofSeconds(20);

    /** Longest time from power on until the node tells its state. */
    static final Duration BOOT_LIMIT = Duration.ofSeconds(300);

    /** A node that tells nothing for so long does not boot by itself: it hangs. */
    static final Duration SELF_LIMIT = Duration.ofSeconds(60);

    /** Longest time from the command off until the BMC reads it back. */
    static final Duration OFF_LIMIT = Duration.ofSeconds(10);

    /** A node may be shot once, boot, and not be up to date at once. */
    private static final int ROUNDS = 3;

    private static final Duration POLL = Duration.ofMillis(200);

    private final Station station;
    private final Consumer<String> say;
    private final List<String> undone = new ArrayList<>();

    public Heal(Station station, Consumer<String> say) {
        this.station = station;
        this.say = say;
    }

    /**
     * What was done; {@code clean} when the cluster is at rest, nothing is armed or open any more, and nothing is left.
     *
     * @param left what is not as before the last run, empty where all is
     */
    public record Outcome(boolean clean, List<String> undone, Optional<String> left) {
        public Outcome {
            undone = List.copyOf(undone);
        }
    }

    /** @param runs folders of runs whose journals are looked at; those that do not exist are passed over */
    public Outcome run(List<Path> runs) throws IOException, InterruptedException {
        station.site().time().await(() -> station.view().unsettled().isEmpty(), STATE_LIMIT, POLL);
        undoOpen(runs);
        for (Inventory.Node node : station.site().inventory().nodes()) {
            disarm(node);
        }
        boolean atRest = atRest(runs);
        boolean open = !openEntries(runs).isEmpty();
        Optional<String> left = atRest ? left(runs) : Optional.empty();
        return new Outcome(
                atRest && left.isEmpty() && !open,
                undone,
                left.or(() -> open ? Optional.of("the journal has open entries") : Optional.empty()));
    }

    /** Repairs until the cluster stays at rest: a peer that took a node for dead may shoot it although it is healed. */
    private boolean atRest(List<Path> runs) throws IOException, InterruptedException {
        for (int round = 1; round <= ROUNDS; round++) {
            if (!new Repair(station.site(), station.view(), this::done).run().settled()) {
                return false;
            }
            // A node that a peer shot meanwhile, or that booted, could not be asked before.
            undoOpen(runs);
            Duration window = undone.isEmpty() ? Windows.QUIET : Windows.AFTER_DEADTIME;
            boolean disturbed = station.site()
                    .time()
                    .await(() -> station.view().nodesUnsettled().isPresent(), window, POLL);
            if (!disturbed) {
                return true;
            }
        }
        return false;
    }

    private void undoOpen(List<Path> runs) throws IOException, InterruptedException {
        for (Map.Entry<Path, Map<Integer, Entry>> journal : openEntries(runs).entrySet()) {
            undo(journal.getKey(), journal.getValue());
        }
    }

    /** What is not as it was before the last of these runs on this cluster; it may have been made anew since. */
    private Optional<String> left(List<Path> runs) throws IOException, InterruptedException {
        Optional<Fingerprint> before = Optional.empty();
        FileTime newest = FileTime.fromMillis(0);
        for (Path run : runs) {
            Optional<Fingerprint> kept =
                    Fingerprint.of(run).filter(f -> f.isOf(station.site().inventory()));
            if (kept.isPresent()
                    && Files.getLastModifiedTime(run.resolve(Fingerprint.FILE)).compareTo(newest) > 0) {
                newest = Files.getLastModifiedTime(run.resolve(Fingerprint.FILE));
                before = kept;
            }
        }
        return before.isEmpty() ? Optional.empty() : RunTraces.since(before.get(), station.site());
    }

    private static Map<Path, Map<Integer, Entry>> openEntries(List<Path> runs) throws IOException {
        Map<Path, Map<Integer, Entry>> open = new LinkedHashMap<>();
        for (Path run : runs) {
            Map<Integer, Entry> entries = UndoJournal.pending(run);
            if (!entries.isEmpty()) {
                open.put(run, entries);
            }
        }
        return open;
    }

    /** Every folder below {@code out} that has a journal. */
    public static List<Path> runsBelow(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(f -> Files.exists(f.resolve(UndoJournal.FILE)))
                    .sorted()
                    .toList();
        }
    }

    private void undo(Path run, Map<Integer, Entry> entries) throws IOException, InterruptedException {
        try (UndoJournal journal = UndoJournal.open(run)) {
            for (Map.Entry<Integer, Entry> e : entries.entrySet()) {
                if (undo(e.getValue())) {
                    journal.done(e.getKey(), e.getValue());
                }
            }
        }
    }

    private boolean undo(Entry entry) throws InterruptedException {
        return switch (entry.action()) {
            case RUN_ON_NODE -> shell(entry);
            case POWER_ON -> powerOn(entry);
            case POWER_CYCLE -> powerCycle(entry);
        };
    }

    private boolean shell(Entry entry) throws InterruptedException {
        CommandResult result = station.site().node(entry.node()).run(entry.command(), COMMAND_LIMIT);
        done(entry.node() + ": " + entry.command() + (result.ok() ? "" : "   not done: " + result.describe()));
        return result.ok();
    }

    private boolean powerOn(Entry entry) throws InterruptedException {
        try {
            // What else is to be undone there needs its shell.
            new PowerBack(station.site(), station.view())
                    .bring(entry.node(), BOOT_LIMIT, () -> done(entry.node() + ": power on by its BMC"));
            return true;
        } catch (RemoteException e) {
            done(entry.node() + ": power is not on: " + e.getMessage());
            return false;
        }
    }

    /** A node that hangs has power; one that boots by itself gets time for it. */
    private boolean powerCycle(Entry entry) throws InterruptedException {
        NodeName node = entry.node();
        if (station.site().time().await(() -> station.view().sample(node).isPresent(), SELF_LIMIT, POLL)) {
            return true;
        }
        try {
            PowerControl power = station.site().power(node);
            if (power.isOn()) {
                power.off();
                if (!readsOff(power)) {
                    done(node + ": its power was not cycled: its BMC still says on " + OFF_LIMIT.toSeconds()
                            + " s after the command off");
                    return false;
                }
                done(node + ": power off by its BMC");
            }
        } catch (RemoteException e) {
            done(node + ": its power was not cycled: " + e.getMessage());
            return false;
        }
        return powerOn(entry);
    }

    private boolean readsOff(PowerControl power) throws RemoteException, InterruptedException {
        TimeSource time = station.site().time();
        Duration end = time.elapsed().plus(OFF_LIMIT);
        while (power.isOn()) {
            if (time.elapsed().compareTo(end) > 0) {
                return false;
            }
            time.sleep(POLL);
        }
        return true;
    }

    private void disarm(Inventory.Node node) throws InterruptedException {
        CommandResult result = station.site().node(node.name()).run(ArmedUndo.fireAllCommand(), COMMAND_LIMIT);
        result.output().lines().forEach(line -> done(node.name() + ": " + line));
    }

    private void done(String sentence) {
        undone.add(sentence);
        say.accept(sentence);
    }
}
