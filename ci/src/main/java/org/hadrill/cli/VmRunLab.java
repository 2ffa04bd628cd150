package org.hadrill.cli;

import java.nio.file.Path;
import java.util.List;
import org.hadrill.inventory.MissingSecretException;
import org.hadrill.lab.plant.Plant;
import org.hadrill.lab.plant.PlantedLab;
import org.hadrill.lab.vm.VmLab;
import org.hadrill.lab.vm.VmLabException;
import org.hadrill.suite.RemoteAccess;
import org.hadrill.suite.Stations;
import org.hadrill.time.SystemTime;

/** The VM lab, with the defects that were asked for. */
final class VmRunLab implements RunLab {
    private final VmLab up;
    private final PlantedLab planted;
    private final SystemTime time;

    VmRunLab(VmLab up, List<Plant> plants, SystemTime time) throws VmLabException {
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
        if (phase.equals("observing") || phase.startsWith("waiting for the takeover")) {
            try {
                planted.faultStands();
            } catch (VmLabException e) {
                return "the defect was not planted: " + e.getMessage();
            }
        }
        return "";
    }

    @Override
    public void close() {
        try (up) {
            planted.close();
        }
    }
}
