package org.hadrill.controller;

import java.time.Duration;
import java.util.List;
import org.hadrill.controller.Status.PeerState;
import org.hadrill.controller.wire.Message;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with a peer that is a Heartbeat 3: takes its messages about resources, and says in its words what this node
 * has, gives and wants. Idle beside a controller of ours, whose reports say all that.
 */
final class HeartbeatTalk {
    /** How often a Heartbeat is asked what it holds, until it has said so. */
    static final Duration QUESTION_PERIOD = Duration.ofSeconds(1);

    private final Settings settings;
    private final Peer peer;
    private final Mailbox mailbox;
    private final HeartbeatPeer other;
    private final Claims claims;
    private final StandbyTalk standby;
    private long life;
    private @Nullable Duration questionDue;

    HeartbeatTalk(Settings settings, Peer peer, Mailbox mailbox, Outbox out) {
        this.settings = settings;
        this.peer = peer;
        this.mailbox = mailbox;
        this.other = new HeartbeatPeer(settings);
        this.claims = new Claims(settings, mailbox, other);
        this.standby = new StandbyTalk(settings, mailbox, out, other, claims);
    }

    /** Takes what came in since the last step, and puts it before the rules as a report. */
    void listen(Duration now, List<GroupOwner> groups, int reached) {
        if (!peer.isHeartbeat()) {
            return;
        }
        if (life != peer.generation() || peer.state() == PeerState.DEAD) {
            life = peer.generation();
            questionDue = null;
            other.forget();
            claims.forget();
            standby.forget();
        }
        mailbox.heard().ifPresent(message -> take(message, now));
        standby.callOffWhenStale(now);
        if (peer.state() == PeerState.ALIVE) {
            peer.says(other.report(groups, standby.handover(), reached));
        }
    }

    private void take(Message message, Duration now) {
        Share share = message.text("rsc_hold").flatMap(Share::named).orElse(Share.ALL);
        switch (message.type()) {
            case "starting" -> {
                other.starting();
                claims.again();
            }
            case "resource" -> {
                if (other.resource(message)) {
                    claims.again();
                }
            }
            case "ask_resources" -> standby.heard(message.text("info").orElse(""), share, now);
            case "hb_takeover" -> standby.asked(share);
            case "shutdone" -> {
                other.shutDone();
                peer.says(other.report(List.of(), standby.handover(), 0));
                peer.left();
            }
            case "reqnodes" -> sendNodes(now);
            default -> {
                // Of its own scripts and clients: nothing that a controller need know.
            }
        }
    }

    private void sendNodes(Duration now) {
        StringBuilder nodes = new StringBuilder();
        settings.config().nodes().forEach(node -> nodes.append(node).append(' '));
        mailbox.send(
                now,
                Message.of("repnodes")
                        .add("dest", settings.peer().value())
                        .add("nodelist", nodes.toString())
                        .add("delnodelist", " "));
    }

    /** Says what there is to say after the step. */
    void speak(Duration now, boolean stopping, List<GroupOwner> groups) {
        if (!peer.isHeartbeat() || peer.state() != PeerState.ALIVE) {
            return;
        }
        question(now);
        if (!stopping) {
            standby.speak(now, groups);
        }
        claims.say(now, stopping, groups, standby.handover());
    }

    /** {@code starting} asks a Heartbeat that is up what it holds. */
    private void question(Duration now) {
        boolean ask = !other.known() && peer.word().equals("active");
        if (ask && (questionDue == null || now.compareTo(questionDue) >= 0)) {
            questionDue = now.plus(QUESTION_PERIOD);
            mailbox.send(now, Message.of("starting"));
            claims.again();
        }
    }
}
