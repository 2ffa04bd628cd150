package org.hadrill.controller;

import org.hadrill.cluster.Ipv4;

/** What a controller is told. */
public sealed interface Input {
    /** Nothing but the time: the moment of {@link Controller#nextTimer()} has come. */
    record Tick() implements Input {}

    /** A datagram arrived at {@code iface}; anybody may have sent it. */
    record Datagram(String iface, byte[] bytes) implements Input {}

    /** The script of {@link Action.Run} {@code token} ended. */
    record ScriptEnded(long token, Outcome outcome, String detail) implements Input {}

    /**
     * How a script ended. For {@link Action.Verb#STATUS}, OK is "running" and FAILED is "stopped", as Heartbeat reads it: exit
     * code of an LSB script, or the words {@code running} and {@code OK} of one in {@code resource.d}. For
     * {@link Action.Verb#READY}, OK is "its data are good".
     */
    enum Outcome {
        OK,
        FAILED,
        TIMED_OUT
    }

    /** Fencing {@code token} ended; {@code confirmed} only when the device was read back as off. */
    record FenceEnded(long token, boolean confirmed, String evidence) implements Input {}

    /** A ping node answered. */
    record PingAnswer(Ipv4 node) implements Input {}

    /** An administrator's wish, or the init script's. */
    record Command(Kind kind) implements Input {}

    /** What can be wished for. */
    enum Kind {
        /** Hand every group over, release, and end. */
        STOP,
        /** Hand every group to the peer and stay. */
        STANDBY,
        /** Ask the peer for every group. */
        TAKEOVER
    }
}
