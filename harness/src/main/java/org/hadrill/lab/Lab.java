package org.hadrill.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event;

/**
 * A cluster made available. The harness reaches its machines only as the inventory says (SSH, IPMI); what a lab can do
 * beyond that is here, and every one of it may be absent on hardware.
 *
 * <p>Thread-safe.
 */
public interface Lab extends AutoCloseable {
    /** {@code simulated}, {@code containers}, {@code vm} or {@code hardware}. */
    String kind();

    Inventory inventory();

    /** Facts for the report, in order: accelerator, kernel, versions; name to value. */
    Map<String, String> facts();

    /** Values of the secrets that the inventory refers to by environment variable, which the lab chose itself. */
    Map<String, String> secrets();

    /** Whether the lab sees the frames of its networks, so that {@link #tap} has something to hand over. */
    boolean seesFrames();

    /**
     * Whether a writer in a guest keeps a ledger of acknowledged writes, and the lab reads it back:
     * {@link Event.WriteAcknowledged} and {@link Event.LedgerRead} are to be expected.
     */
    default boolean keepsLedger() {
        return false;
    }

    /** What {@link #readLedger} runs on each node. */
    default Optional<String> ledgerCommand() {
        return Optional.empty();
    }

    /** The records that stand in the ledger now, on each node whose disk is mounted; asked when a drill ends. */
    default Map<NodeName, List<Event.Range>> readLedger() {
        return Map.of();
    }

    /**
     * Starts to hand over what passes on the outer network and the interconnect, where the lab sees it.
     *
     * @param pcapng file to which every frame is written until the tap is closed
     * @param frames called for each frame, in order, on one thread of the lab; must not block
     * @return a tap that must be closed, or a closed one where the lab sees no frames
     */
    AutoCloseable tap(Path pcapng, Consumer<Frame> frames);

    /** What a node's console showed: one text a power on, oldest first; empty where there is no console. */
    List<String> console(NodeName node);

    /** All lines of {@link #console}, oldest first. */
    default List<String> consoleLines(NodeName node) {
        return console(node).stream().flatMap(String::lines).toList();
    }

    /** Releases what this process holds; the lab itself stays up where it was kept. */
    @Override
    void close();

    /**
     * A frame that a port of the lab sent.
     *
     * @param monotonicNs {@link System#nanoTime()} of this machine when the frame arrived at the lab's hub
     * @param segment {@code lan} or {@code interconnect}
     * @param port the sending port, such as {@code m1.eth1}
     * @param number the frame's number in the pcapng file, from 1
     * @param bytes the frame from the destination address on, without preamble and check sequence
     */
    record Frame(long monotonicNs, String segment, String port, long number, byte[] bytes) {}
}
