package org.hadrill.controller.outdate;

import java.util.List;
import java.util.Optional;

/** What the handler can see and do. Every call blocks until it is known how it went, within a limit of its own. */
public interface Ports {
    /** This node's side of the resource; {@link DrbdState#UNKNOWN} when it cannot be read. */
    DrbdState local();

    /** The ways to the peer, the most promising first; some of them may be dead. */
    List<PeerPath> paths();

    /** Switches the peer off; true only when it was read back as off. */
    boolean fence();

    /** A line for people. */
    void log(String line);

    /** One way to the peer. */
    interface PeerPath {
        /** For the log, such as {@code 192.168.46.102}. */
        String name();

        /** The peer's side of the resource; empty when the peer does not answer. */
        Optional<DrbdState> state();

        /**
         * Lets the peer disconnect by force, outdate its disk, say its state and connect again; nothing of that when it is
         * Primary. Without force it would wait for an answer over the link that is gone.
         *
         * @return the state read back before it connected again; empty when the peer does not answer
         */
        Optional<DrbdState> outdate();
    }
}
