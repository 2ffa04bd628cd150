package org.hadrill.cli;

import java.nio.file.Path;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.suite.Stations;

/** The simulated lab, with a fresh world for each drill. */
record SimulatedRunLab(SimulatedLab lab) implements RunLab {
    @Override
    public Stations stations(Path out) {
        return Stations.fresh(lab, lab::fresh);
    }

    @Override
    public boolean inRealTime() {
        return false;
    }

    @Override
    public void close() {
        lab.close();
    }
}
