package org.hadrill.controller;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hadrill.cluster.Ipv4;
import org.hadrill.controller.Action.Level;
import org.jspecify.annotations.Nullable;

/** Which ping nodes answer: a node that reaches fewer of them than its peer is cut off from those it serves. */
final class Outside {
    /** Keepalives for which we must reach fewer than the peer before we act, so that both have noticed what both lost. */
    static final int PATIENCE_KEEPALIVES = 3;

    private final Settings settings;
    private final Outbox out;
    private final Map<Ipv4, Duration> answered = new TreeMap<>(java.util.Comparator.comparing(Ipv4::toString));
    private final Map<Ipv4, Boolean> reached = new TreeMap<>(java.util.Comparator.comparing(Ipv4::toString));
    private Duration nextPing = Duration.ZERO;
    private @Nullable Duration fewerSince;

    Outside(Settings settings, Outbox out) {
        this.settings = settings;
        this.out = out;
        settings.config().pingNodes().forEach(node -> {
            answered.put(node, Duration.ZERO);
            reached.put(node, true);
        });
    }

    int reached() {
        return (int) reached.values().stream().filter(up -> up).count();
    }

    void answer(Ipv4 node, Duration now) {
        if (answered.replace(node, now) != null && Boolean.FALSE.equals(reached.put(node, true))) {
            out.log(Level.INFO, "ping node " + node + " answers again");
        }
    }

    void forgive(Duration pause) {
        answered.replaceAll((node, at) -> at.plus(pause));
    }

    /** @param peerReached what the peer says; empty when it says nothing or does not live */
    void tick(Duration now, Optional<Integer> peerReached) {
        if (!answered.isEmpty() && now.compareTo(nextPing) >= 0) {
            nextPing = now.plus(settings.config().keepalive());
            answered.keySet().forEach(node -> out.add(new Action.Ping(node)));
        }
        answered.forEach((node, at) -> {
            if (Boolean.TRUE.equals(reached.get(node))
                    && now.minus(at).compareTo(settings.config().deadping()) >= 0) {
                reached.put(node, false);
                out.log(Level.WARN, "ping node " + node + " is dead");
            }
        });
        boolean fewer = peerReached.filter(theirs -> theirs > reached()).isPresent();
        if (!fewer) {
            fewerSince = null;
        } else if (fewerSince == null) {
            fewerSince = now;
        }
    }

    boolean lost(Duration now) {
        return fewerSince != null && now.compareTo(lostAt(fewerSince)) >= 0;
    }

    private Duration lostAt(Duration since) {
        return since.plus(settings.config().keepalive().multipliedBy(PATIENCE_KEEPALIVES));
    }

    Optional<Duration> timer(Duration now) {
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        Duration patience = fewerSince == null ? nextPing : lostAt(fewerSince);
        return Optional.of(patience.compareTo(now) > 0 && patience.compareTo(nextPing) < 0 ? patience : nextPing);
    }
}
