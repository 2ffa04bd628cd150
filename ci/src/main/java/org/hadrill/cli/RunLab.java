package org.hadrill.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.inventory.MissingSecretException;
import org.hadrill.lab.Lab;
import org.hadrill.suite.Stations;

/** A lab that is up for a run. Not thread-safe. */
interface RunLab extends AutoCloseable {
    Lab lab();

    /** @param out folder of the run */
    Stations stations(Path out) throws MissingSecretException;

    /** Whether the lab's time is that of people, so that it is worth telling them what it is waiting for. */
    boolean inRealTime();

    /** Told what a drill does, for defects that are planted while it runs; says what could not be planted, else nothing. */
    default String at(String phase) {
        return "";
    }

    /** What people should know before the run; stands in its notes, too. */
    default List<String> notes() {
        return List.of();
    }

    /** A node did not return from a drill; says what became of that, else nothing. */
    default Optional<String> lost(NodeName node, String why) {
        return Optional.empty();
    }

    /** Takes the lab down, unless it was kept. */
    @Override
    void close();
}
