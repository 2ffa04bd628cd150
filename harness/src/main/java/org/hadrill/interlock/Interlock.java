package org.hadrill.interlock;

import org.hadrill.cluster.NodeName;
import org.hadrill.fault.FaultException;
import org.hadrill.probe.ClusterView;

/**
 * Asked right before each destructive act, and refuses it by an exception that says why and what to do. An undo is never
 * asked for. Called on the drill's thread; may block.
 */
public interface Interlock {
    /** Refuses nothing: for labs that are there to be broken, and are nobody else's. */
    Interlock NONE = new Interlock() {};

    /**
     * @param fault what would be broken, in a few words
     * @param first whether no other fault of the drill stands; a second one meets a cluster that is not whole, as it is meant to
     */
    default void beforeFault(String fault, ClusterView view, boolean first)
            throws FaultException, InterruptedException {}

    /** Tells that a fault waits for its moment, from now on or no more: whatever takes long should be done before that comes. */
    default void expectFault(boolean soon) {}

    /** Also asked when a fault is about to cut power that began with something else. */
    default void beforePowerCut(NodeName node) throws FaultException, InterruptedException {}
}
