package org.hadrill.check;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.hadrill.cluster.GuestName;
import org.hadrill.recording.Event.DrbdState;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.RecordingBuilder;

/** Changes of one value of a node's sample. */
final class Samples {
    private Samples() {}

    static UnaryOperator<NodeSample> drbd(String connection, String role, String peerRole) {
        return s -> with(
                s,
                s.mounted(),
                s.service(),
                s.guests(),
                s.manager(),
                RecordingBuilder.drbd(connection, role, peerRole));
    }

    /** A state of the disk that comes with a peer whose disk is good. */
    static UnaryOperator<NodeSample> disk(String connection, String role, String disk) {
        return s -> with(
                s,
                s.mounted(),
                s.service(),
                s.guests(),
                s.manager(),
                Optional.of(new DrbdState(connection, role, "Secondary", disk, "UpToDate", Optional.empty())));
    }

    static UnaryOperator<NodeSample> boot(String id) {
        return s -> new NodeSample(
                s.at(),
                s.node(),
                id,
                s.mounted(),
                s.service(),
                s.guests(),
                s.manager(),
                s.interconnect(),
                s.received(),
                s.drbd());
    }

    static UnaryOperator<NodeSample> mounted(boolean mounted) {
        return s -> with(s, mounted, s.service(), s.guests(), s.manager(), s.drbd());
    }

    static UnaryOperator<NodeSample> service(boolean service) {
        return s -> with(s, s.mounted(), service, s.guests(), s.manager(), s.drbd());
    }

    static UnaryOperator<NodeSample> manager(boolean manager) {
        return s -> with(s, s.mounted(), s.service(), s.guests(), manager, s.drbd());
    }

    static UnaryOperator<NodeSample> withoutGuests() {
        return s -> with(s, s.mounted(), s.service(), new TreeSet<>(), s.manager(), s.drbd());
    }

    /** Primary without a peer, on a disk that is {@code disk}. */
    static UnaryOperator<NodeSample> spoilt(String disk) {
        return s -> with(
                s,
                s.mounted(),
                s.service(),
                s.guests(),
                s.manager(),
                Optional.of(new DrbdState("WFConnection", "Primary", "Unknown", disk, "DUnknown", Optional.empty())));
    }

    static UnaryOperator<NodeSample> withoutGuest(String guest) {
        return s -> {
            SortedSet<GuestName> guests = new TreeSet<>(s.guests());
            guests.remove(new GuestName(guest));
            return with(s, s.mounted(), s.service(), guests, s.manager(), s.drbd());
        };
    }

    private static NodeSample with(
            NodeSample s,
            boolean mounted,
            boolean service,
            SortedSet<GuestName> guests,
            boolean manager,
            Optional<DrbdState> drbd) {
        return new NodeSample(
                s.at(), s.node(), s.bootId(), mounted, service, guests, manager, s.interconnect(), s.received(), drbd);
    }
}
