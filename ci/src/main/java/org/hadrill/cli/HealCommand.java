package org.hadrill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.Access;
import org.hadrill.interlock.RememberedCluster;
import org.hadrill.lab.daemon.LastingLab;
import org.hadrill.recording.RecordingStore;
import org.hadrill.suite.Heal;
import org.hadrill.suite.RemoteAccess;
import org.hadrill.suite.Station;
import org.hadrill.time.SystemTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hadrill heal}: undoes what an interrupted run left. */
@Command(
        name = "heal",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Undoes whatever an interrupted run left: open entries of its journal, timers armed on the nodes, and"
                        + " what keeps the cluster from rest.",
        footer = {"", "Exit code 0 when the lab is clean, 3 when it is not."})
final class HealCommand implements Callable<Integer> {
    @Mixin
    LabOptions lab;

    @Mixin
    InventoryOptions inventory;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder whose runs are looked at for open entries. Default: ${DEFAULT-VALUE}.",
            defaultValue = "out")
    Path out;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "Folder of a run that is looked at besides; may be repeated.")
    List<Path> runs = new ArrayList<>();

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        inventory.check(lab);
        SystemTime time = new SystemTime();
        List<Path> journals = new ArrayList<>(Heal.runsBelow(out));
        journals.addAll(runs);
        try (Screen screen = new Screen(spec.commandLine().getOut(), time, Colours.terminal())) {
            if (inventory.given()) {
                return ofInventory(journals, screen, time);
            }
            Optional<? extends LastingLab> up = lab.lasting().attach(time);
            if (up.isEmpty()) {
                screen.line("clean     the lab is not up: nothing is broken, and nothing is left of it");
                return 0;
            }
            up.get().use();
            try (LastingLab attached = up.get()) {
                return heal(new RemoteAccess(attached, time), journals, screen) ? 0 : Errors.INFRA;
            }
        }
    }

    private int ofInventory(List<Path> journals, Screen screen, SystemTime time)
            throws IOException, InterruptedException {
        Inventory cluster = inventory.read();
        RememberedCluster remembered = InventoryOptions.remembered(cluster);
        try (InventoryRunLab up = InventoryRunLab.open(cluster, remembered, "heal", inventory.breakLease, time)) {
            up.notes().forEach(note -> screen.line("note      " + note));
            boolean clean = heal(up.access(), journals, screen);
            if (clean) {
                for (NodeName node : remembered.quarantined().keySet()) {
                    screen.line("released  " + node + " is no longer in quarantine");
                }
                remembered.release();
            }
            return clean ? 0 : Errors.INFRA;
        }
    }

    private static boolean heal(Access access, List<Path> journals, Screen screen)
            throws IOException, InterruptedException {
        Path frames = Files.createTempDirectory("hadrill-heal");
        try (Station station = Station.open(access, frames, RecordingStore.inMemory())) {
            screen.work("heal");
            Heal.Outcome outcome = new Heal(station, step -> screen.line("undone    " + step)).run(journals);
            screen.idle();
            screen.line(
                    outcome.clean()
                            ? "clean     the lab is at rest, nothing is armed or open"
                                    + (outcome.undone().isEmpty() ? "; nothing had to be undone" : "")
                            : "NOT clean "
                                    + outcome.left()
                                            .map(left -> "not as before the last run: " + left)
                                            .or(() -> station.view().unsettled())
                                            .orElse("the lab does not come to rest"));
            return outcome.clean();
        } finally {
            Files.deleteIfExists(frames.resolve(RemoteAccess.FRAMES));
            Files.deleteIfExists(frames);
        }
    }
}
