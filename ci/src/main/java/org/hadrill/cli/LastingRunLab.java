package org.hadrill.cli;

import java.nio.file.Path;
import java.util.List;
import org.hadrill.inventory.MissingSecretException;
import org.hadrill.lab.daemon.LabException;
import org.hadrill.lab.daemon.LastingLab;
import org.hadrill.lab.plant.Plant;
import org.hadrill.lab.plant.PlantedLab;
import org.hadrill.suite.RemoteAccess;
import org.hadrill.suite.Stations;
import org.hadrill.time.SystemTime;

/** A lab that lives in a daemon, with the defects that were asked for. */
final class LastingRunLab implements RunLab {
    private final LastingLab up;
    private final PlantedLab planted;
    private final SystemTime time;

    LastingRunLab(LastingLab up, List<Plant> plants, SystemTime time) throws LabException {
        this.up = up;
        this.planted = new PlantedLab(up, plants);
        this.time = time;
    }

    @Override
    public PlantedLab lab() {
        return planted;
    }

    @Override
    public Stations stations(Path out) throws MissingSecretException {
        return Stations.lasting(new RemoteAccess(planted, time), out);
    }

    @Override
    public boolean inRealTime() {
        return true;
    }

    @Override
    public String at(String phase) {
        try {
            planted.at(phase);
            return "";
        } catch (LabException e) {
            return "the defect was not planted: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        try (up) {
            planted.close();
        }
    }
}
