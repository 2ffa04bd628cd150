package org.hadrill.fault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hadrill.cluster.NodeName;

/**
 * One fault at one place, in five steps. The drill calls, in order and on one thread: {@link #check}, {@link #undo} (written
 * to the journal before anything changes), {@link #arm}, {@link #approach}, {@link #inject}, {@link #prove}, and later {@link #revert} and
 * {@link #proveReverted}. All may block for some seconds. When any up to {@link #prove} throws or is not proven, the drill
 * goes on with {@link #revert}.
 *
 * <p>Not thread-safe; one instance a drill.
 */
public interface Injector {
    /** What is broken, in a few words for the report, such as {@code power of m1 cut by its BMC}. */
    String describe();

    /**
     * Nodes that may boot anew while this fault stands or is undone: it takes their power, or the cluster has to reset them by
     * fencing or watchdog. Asked before anything else, of an instance of its own.
     */
    default Set<NodeName> mayReset() {
        return Set.of();
    }

    /** Looks whether the fault can be done, and changes nothing. */
    Proof check() throws FaultException, InterruptedException;

    /** What must be done to undo it, for a later process that knows only the journal; empty where nothing is to undo. */
    List<UndoJournal.Entry> undo();

    /** Arms the undo on the node itself, where the fault could cut us off. */
    default void arm() throws FaultException, InterruptedException {}

    /**
     * Brings the cluster to the moment at which the fault is to strike, such as the middle of a resync; the drill's zero comes
     * right after it. Empty where any moment will do.
     */
    default Optional<Proof> approach() throws FaultException, InterruptedException {
        return Optional.empty();
    }

    void inject() throws FaultException, InterruptedException;

    /** Whether the fault bit, by reading back; waits for it where that takes time. */
    Proof prove() throws FaultException, InterruptedException;

    /**
     * A second look shortly before {@link #revert}, for what shows only with time, such as how the survivor lost its peer.
     */
    default Proof confirm() throws FaultException, InterruptedException {
        return prove();
    }

    /** Undoes it. Must be safe when the fault was injected only in part, or not at all. */
    void revert() throws FaultException, InterruptedException;

    Proof proveReverted() throws FaultException, InterruptedException;
}
