package org.hadrill.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.hadrill.drill.Access;
import org.hadrill.drill.DrillPlan;
import org.hadrill.fault.UndoJournal;
import org.hadrill.lab.Lab;
import org.hadrill.recording.RecordingStore;

/** One station for all drills. */
final class LastingStation implements Stations {
    private final Station station;
    private boolean awaited;

    LastingStation(Access access, Path folder) {
        this.station = Station.open(access, folder, RecordingStore.onDisk(true));
    }

    @Override
    public Lab lab() {
        return station.site().lab();
    }

    @Override
    public boolean lasting() {
        return true;
    }

    @Override
    public UndoJournal journal(Path runFolder) throws IOException {
        return UndoJournal.open(runFolder);
    }

    @Override
    public Station station(DrillPlan drill) throws InterruptedException {
        if (!awaited) {
            awaited = true;
            station.awaitProbes();
        }
        return station;
    }

    @Override
    public Optional<NodeVersions> versions() throws InterruptedException {
        return Optional.of(NodeVersions.read(station.site().nodes().values()));
    }

    @Override
    public Optional<String> endFrames() throws InterruptedException {
        return station.endFrames();
    }

    @Override
    public void close() {
        station.close();
    }
}
