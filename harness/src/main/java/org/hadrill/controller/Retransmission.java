package org.hadrill.controller;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.hadrill.controller.wire.ReplayGuard;

/**
 * What makes Heartbeat's datagrams reliable: messages that one node missed are asked for ({@code NS_rexmit}) and sent again,
 * and every tenth is acknowledged ({@code NS_ackmsg}).
 */
final class Retransmission {
    /** Messages kept to be sent again; Heartbeat keeps 500. */
    static final int KEPT_MAX = 200;

    /** Missing messages that are asked for at a time. */
    static final int ASKED_MAX = 10;

    /** A message of so many is acknowledged. */
    static final int ACKNOWLEDGED_EVERY = 10;

    private final Map<Long, byte[]> sent = new LinkedHashMap<>();
    private final TreeSet<Long> missing = new TreeSet<>();
    private long generation;
    private long newest;
    private long acknowledged;

    void sent(long sequence, byte[] datagram) {
        sent.put(sequence, datagram);
        sent.remove(sequence - KEPT_MAX);
    }

    /** A message to be sent again; empty when it is not kept any more, or never was. */
    Optional<byte[]> again(long sequence) {
        return Optional.ofNullable(sent.get(sequence));
    }

    /** A message of the peer came in; returns the number to acknowledge, when it is time for that. */
    OptionalLong received(long ofGeneration, long sequence) {
        if (ofGeneration != generation) {
            generation = ofGeneration;
            newest = sequence;
            acknowledged = 0;
            missing.clear();
        }
        missing.remove(sequence);
        for (long gap = Math.max(newest + 1, sequence - ReplayGuard.WINDOW + 1); gap < sequence; gap++) {
            missing.add(gap);
        }
        newest = Math.max(newest, sequence);
        missing.headSet(newest - ReplayGuard.WINDOW + 1).clear();
        long complete = missing.isEmpty() ? newest : missing.first() - 1;
        if (complete / ACKNOWLEDGED_EVERY <= acknowledged / ACKNOWLEDGED_EVERY) {
            return OptionalLong.empty();
        }
        acknowledged = complete;
        return OptionalLong.of(complete);
    }

    /** The peer cannot send it again. */
    void lost(long sequence) {
        missing.remove(sequence);
    }

    /** What to ask the peer for; each is asked for again until it comes or is too old to be taken. */
    long[] missing() {
        return missing.stream().limit(ASKED_MAX).mapToLong(n -> n).toArray();
    }
}
