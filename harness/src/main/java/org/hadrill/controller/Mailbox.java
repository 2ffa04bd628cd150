package org.hadrill.controller;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hadrill.controller.Status.GroupState;
import org.hadrill.controller.Status.PeerState;
import org.hadrill.controller.wire.Codec;
import org.hadrill.controller.wire.Message;
import org.hadrill.controller.wire.ReplayGuard;
import org.hadrill.controller.wire.WireException;

/** Messages to the peer and from it: signed, numbered, and taken once. */
final class Mailbox {
    /** Copies of the last message, as nobody will repeat it later. */
    static final int FAREWELLS = 3;

    private static final int RADIX = 16;

    private final Settings settings;
    private final Peer peer;
    private final Outbox out;
    private final Codec codec;
    private final ReplayGuard guard;
    private final Drops drops = new Drops();
    private final byte[] uuid;
    private Map<String, Report.OfGroup> groups = Map.of();
    private boolean stopping;
    private int reached;
    private long sequence;

    Mailbox(Settings settings, Peer peer, Outbox out) {
        this.settings = settings;
        this.peer = peer;
        this.out = out;
        this.codec = new Codec(settings.keys());
        this.guard = new ReplayGuard(Set.of(settings.peer().value()));
        UUID name = UUID.nameUUIDFromBytes(settings.self().value().getBytes(StandardCharsets.UTF_8));
        this.uuid = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(name.getMostSignificantBits())
                .putLong(name.getLeastSignificantBits())
                .array();
    }

    Map<String, Long> dropped() {
        return drops.counts();
    }

    /** Takes what this node will say of itself, and whether that is news. */
    boolean news(boolean isStopping, int nowReached, List<GroupOwner> owners) {
        Map<String, Report.OfGroup> now = new TreeMap<>();
        owners.forEach(g -> now.put(g.name(), g.report()));
        boolean news = stopping != isStopping || reached != nowReached || !groups.equals(now);
        stopping = isStopping;
        reached = nowReached;
        groups = now;
        return news;
    }

    /** Sends a heartbeat with our report, and returns its sequence number. */
    long status(Duration now) {
        send(now, "status", peer.state() == PeerState.UNKNOWN ? "up" : "active");
        return sequence;
    }

    void farewell(Duration now) {
        for (int i = 0; i < FAREWELLS; i++) {
            send(now, "shutdone", "dead");
        }
    }

    /** Fields in the order of Heartbeat 3.0.6, so that it takes them, too. */
    private void send(Duration now, String type, String word) {
        sequence++;
        Message.Builder message = Message.of(type)
                .add("st", word)
                .add("dt", Long.toString(settings.config().deadtime().toMillis(), RADIX))
                .add("protocol", "1");
        new Report(stopping, peer.generation(), peer.sequence(), reached, groups).into(message);
        message.add("src", settings.self().value())
                .addBinary("srcuuid", uuid)
                .add("seq", Long.toString(sequence, RADIX))
                .add("hg", Long.toString(settings.generation(), RADIX))
                .add("ts", Long.toString(settings.startedAt().plus(now).getEpochSecond(), RADIX))
                .add("ld", "0.00 0.00 0.00 1/1 1")
                .add("ttl", "3");
        out.add(new Action.Send(codec.encode(message.build())));
    }

    /** Takes a datagram; true when the peer waits for an answer. */
    boolean take(Input.Datagram datagram, Duration now) {
        Message message;
        try {
            message = codec.decode(datagram.bytes());
        } catch (WireException e) {
            drops.count(e.reason().toString(), String.valueOf(e.getMessage()), now, out);
            return false;
        }
        String source = message.text("src").orElse("");
        if (source.equals(settings.self().value())) {
            return false;
        }
        if (!source.equals(settings.peer().value())) {
            drops.count("STRANGER", "from node '" + source + "', which ha.cf does not name", now, out);
            return false;
        }
        long generation = message.hex("hg").orElse(0);
        long number = message.hex("seq").orElse(0);
        switch (guard.accept(message)) {
            case FRESH -> {
                peer.linkAlive(datagram.iface(), now);
                return fresh(message, generation, number, now);
            }
            case DUPLICATE -> peer.linkAlive(datagram.iface(), now);
            case UNNUMBERED -> {
                // Acknowledgements, which we need none of: our reports are repeated with each heartbeat.
            }
            case REPLAYED, OLD_GENERATION, STRANGER ->
                drops.count("REPLAYED", "attempted replay attack? from '" + source + "', message " + number, now, out);
        }
        return false;
    }

    private boolean fresh(Message message, long generation, long number, Duration now) {
        boolean newest = peer.generation() != generation || number > peer.sequence();
        peer.heard(now, generation, number);
        Optional<Report> report = Report.of(message);
        if (newest) {
            peer.says(message.text("st").orElse(""), report);
        }
        if (message.type().equals("shutdone")) {
            peer.left();
        }
        return report.stream()
                .flatMap(r -> r.groups().values().stream())
                .anyMatch(g -> g.state() == GroupState.ANNOUNCED);
    }
}
