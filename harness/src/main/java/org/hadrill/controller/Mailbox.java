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

    /** Messages sent again at a time; Heartbeat asks again for the rest. */
    static final int AGAIN_MAX = 50;

    private final Settings settings;
    private final Peer peer;
    private final Outbox out;
    private final Codec codec;
    private final ReplayGuard guard;
    private final Drops drops = new Drops();
    private final byte[] uuid;
    private final Retransmission retransmission = new Retransmission();
    private Map<String, Report.OfGroup> groups = Map.of();
    private Optional<Message> heard = Optional.empty();
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
        for (long number : peer.isHeartbeat() ? retransmission.missing() : new long[0]) {
            unnumbered(
                    now,
                    Message.of("NS_rexmit")
                            .add("dest", settings.peer().value())
                            .add("firstseq", Long.toString(number))
                            .add("lastseq", Long.toString(number)));
        }
        Message.Builder message = Message.of("status")
                .add("st", peer.state() == PeerState.UNKNOWN ? "up" : "active")
                .addHex("dt", settings.config().deadtime().toMillis())
                .add("protocol", "1");
        new Report(stopping, peer.generation(), peer.sequence(), reached, groups).into(message);
        send(now, message);
        return sequence;
    }

    /** Says that this node has released everything and ends. The copies have one number: Heartbeat would act on each. */
    void farewell(Duration now) {
        Message.Builder message = Message.of("shutdone").add("st", "dead");
        new Report(stopping, peer.generation(), peer.sequence(), reached, groups).into(message);
        byte[] datagram = send(now, message);
        for (int i = 1; i < FAREWELLS; i++) {
            out.add(new Action.Send(datagram));
        }
    }

    /** Sends a message with the next number, and keeps it to be sent again. Fields are in the order of Heartbeat 3.0.6. */
    byte[] send(Duration now, Message.Builder message) {
        sequence++;
        message.add("src", settings.self().value()).addBinary("srcuuid", uuid).addHex("seq", sequence);
        byte[] datagram = dispatch(now, message);
        retransmission.sent(sequence, datagram);
        return datagram;
    }

    /** Sends a message of the transport itself, which has no number. */
    private void unnumbered(Duration now, Message.Builder message) {
        dispatch(now, message.add("src", settings.self().value()).addBinary("srcuuid", uuid));
    }

    private byte[] dispatch(Duration now, Message.Builder message) {
        message.addHex("hg", settings.generation())
                .addHex("ts", settings.startedAt().plus(now).getEpochSecond())
                .add("ld", "0.00 0.00 0.00 1/1 1")
                .add("ttl", "3");
        byte[] datagram = codec.encode(message.build());
        out.add(new Action.Send(datagram));
        return datagram;
    }

    /** What a Heartbeat said beside its heartbeats in the last datagram; once. */
    Optional<Message> heard() {
        Optional<Message> last = heard;
        heard = Optional.empty();
        return last;
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
            case UNNUMBERED -> transport(message, now);
            case REPLAYED, OLD_GENERATION, STRANGER ->
                drops.count("REPLAYED", "attempted replay attack? from '" + source + "', message " + number, now, out);
        }
        return false;
    }

    private boolean fresh(Message message, long generation, long number, Duration now) {
        boolean newest = peer.generation() != generation || number > peer.sequence();
        peer.heard(now, generation, number);
        Optional<Report> report = Report.of(message);
        if (newest && report.isPresent()) {
            peer.says(message.text("st").orElse(""), report.get());
        } else if (newest && message.type().equals("status")) {
            peer.saysAsHeartbeat(message.text("st").orElse(""));
        }
        if (report.isPresent() && message.type().equals("shutdone")) {
            peer.left();
        }
        if (peer.isHeartbeat()) {
            acknowledge(generation, number, now);
            heard = Optional.of(message).filter(this::toUs);
        }
        return report.stream()
                .flatMap(r -> r.groups().values().stream())
                .anyMatch(g -> g.state() == GroupState.ANNOUNCED);
    }

    private boolean toUs(Message message) {
        return message.text("dest")
                .orElse(settings.self().value())
                .equals(settings.self().value());
    }

    private void acknowledge(long generation, long number, Duration now) {
        retransmission
                .received(generation, number)
                .ifPresent(all -> unnumbered(
                        now,
                        Message.of("NS_ackmsg")
                                .add("dest", settings.peer().value())
                                .addHex("ackseq", all)));
    }

    /** Acknowledgements of ours are not needed: our reports are repeated with each heartbeat. */
    private void transport(Message message, Duration now) {
        if (!toUs(message)) {
            return;
        }
        if (message.type().equals("NS_rexmit")) {
            again(decimal(message, "firstseq"), decimal(message, "lastseq"), now);
        } else if (message.type().equals("NS_nak_rexmit")) {
            message.hex("firstseq").ifPresent(retransmission::lost);
        }
    }

    private void again(long first, long last, Duration now) {
        for (long number = Math.max(1, first); number <= Math.min(last, first + AGAIN_MAX - 1); number++) {
            Optional<byte[]> datagram = retransmission.again(number);
            if (datagram.isPresent()) {
                out.add(new Action.Send(datagram.get()));
            } else {
                unnumbered(
                        now,
                        Message.of("NS_nak_rexmit")
                                .addHex("firstseq", number)
                                .add("dest", settings.peer().value())
                                .add("info", "seqno not found"));
            }
        }
    }

    /** Heartbeat writes these numbers, and no others, in decimal. */
    private static long decimal(Message message, String field) {
        String text = message.text(field).orElse("");
        return text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) : 0;
    }
}
