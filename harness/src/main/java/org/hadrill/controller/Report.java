package org.hadrill.controller;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.controller.Status.GroupState;
import org.hadrill.controller.wire.Message;

/**
 * What a node says of itself with every heartbeat: fields of our own in Heartbeat's {@code status} message, which Heartbeat
 * passes over. They are repeated with each message, so that none of them needs to be resent.
 *
 * @param stopping the node releases everything and will acquire nothing in this life
 * @param ackGeneration generation of the receiver as the sender last heard it, 0 when never: proof that the report is fresh
 * @param ackSequence the receiver's last sequence number that the sender has heard
 * @param reached how many ping nodes the sender reaches
 * @param groups by name
 */
record Report(boolean stopping, long ackGeneration, long ackSequence, int reached, Map<String, OfGroup> groups) {
    private static final String FIELD = "hadrill";
    private static final String GROUP_FIELD = "hadrill-group-";
    private static final int RADIX = 16;

    /** The most groups that a message may report. */
    static final int MOST_GROUPS = 64;

    Report {
        groups = Map.copyOf(groups);
    }

    /**
     * What a node says of one group.
     *
     * @param wants asks the peer to hand it over
     * @param ceded gave it away on purpose, and does not want it back by itself
     */
    record OfGroup(GroupState state, boolean wants, boolean ceded) {}

    void into(Message.Builder message) {
        message.add(
                FIELD,
                (stopping ? "stopping" : "running") + " " + Long.toString(ackGeneration, RADIX) + " "
                        + Long.toString(ackSequence, RADIX) + " " + reached);
        int number = 0;
        for (Map.Entry<String, OfGroup> group : new java.util.TreeMap<>(groups).entrySet()) {
            OfGroup of = group.getValue();
            message.add(
                    GROUP_FIELD + number++,
                    of.state() + (of.wants() ? "+wants" : "") + (of.ceded() ? "+ceded" : "") + " " + group.getKey());
        }
    }

    /** The report in {@code message}; empty when its sender is no controller of ours, or says what we do not understand. */
    static Optional<Report> of(Message message) {
        Optional<String> all = message.text(FIELD);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = List.of(all.get().split(" ", -1));
        try {
            Map<String, OfGroup> groups = new LinkedHashMap<>();
            for (int i = 0; i < MOST_GROUPS; i++) {
                Optional<String> group = message.text(GROUP_FIELD + i);
                if (group.isEmpty()) {
                    break;
                }
                int space = group.get().indexOf(' ');
                groups.put(group.get().substring(space + 1), group(group.get().substring(0, space)));
            }
            return Optional.of(new Report(
                    words.get(0).equals("stopping"),
                    Long.parseLong(words.get(1), RADIX),
                    Long.parseLong(words.get(2), RADIX),
                    Integer.parseInt(words.get(3)),
                    groups));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            return Optional.empty();
        }
    }

    private static OfGroup group(String words) {
        int plus = words.indexOf('+');
        GroupState state = GroupState.valueOf(plus < 0 ? words : words.substring(0, plus));
        return new OfGroup(state, words.contains("+wants"), words.contains("+ceded"));
    }
}
