package org.hadrill.suite;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;
import org.hadrill.drill.Access;
import org.hadrill.drill.DrillPlan;
import org.hadrill.fault.UndoJournal;
import org.hadrill.lab.Lab;
import org.hadrill.recording.RecordingStore;
import org.jspecify.annotations.Nullable;

/** A station for each drill. */
final class FreshStations implements Stations {
    private final Lab lab;
    private final LongFunction<Access> fresh;
    private @Nullable Station station;

    FreshStations(Lab lab, LongFunction<Access> fresh) {
        this.lab = lab;
        this.fresh = fresh;
    }

    @Override
    public Lab lab() {
        return lab;
    }

    @Override
    public boolean lasting() {
        return false;
    }

    @Override
    public UndoJournal journal(Path runFolder) {
        return UndoJournal.ofThisProcess();
    }

    @Override
    public Station station(DrillPlan drill) {
        close();
        Station next = Station.open(fresh.apply(drill.seed()), drill.folder(), RecordingStore.onDisk(false));
        station = next;
        return next;
    }

    /** {@inheritDoc} To ask takes virtual time, and a drill must not depend on its place in the run. */
    @Override
    public Optional<NodeVersions> versions() {
        return Optional.empty();
    }

    @Override
    public Optional<String> endFrames() throws InterruptedException {
        return station == null ? Optional.empty() : station.endFrames();
    }

    @Override
    public void close() {
        if (station != null) {
            station.close();
            station = null;
        }
    }
}
