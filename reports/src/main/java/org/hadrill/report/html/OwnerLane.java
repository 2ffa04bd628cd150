package org.hadrill.report.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event.AddressClaim;
import org.hadrill.recording.Header;
import org.hadrill.recording.Recording;
import org.hadrill.timeline.Lanes;
import org.hadrill.timeline.Span;

/** Whose card answered for the router's address; two that answer in turns are drawn as a conflict. */
final class OwnerLane {
    /** Claims of one card that are no further apart than this many ARP periods belong together. */
    private static final int GAP_PERIODS = 6;

    private final Axis axis;
    private final Recording recording;
    private final Header header;

    OwnerLane(Axis axis, Recording recording) {
        this.axis = axis;
        this.recording = recording;
        this.header = recording.header();
    }

    Lane lane() {
        List<Box> boxes = new ArrayList<>();
        for (Span<String> span : new Lanes(recording).owner()) {
            if (span.to().compareTo(axis.from()) > 0) {
                Duration seen = lastClaim(span);
                boolean lost = span.to().minus(seen).compareTo(gap()) > 0;
                boxes.add(box(span, span.from(), lost ? seen : span.to(), "on", ""));
                if (lost) {
                    boxes.add(box(span, seen, span.to(), "half", ", last known"));
                }
            }
        }
        Lane lane = Lane.of("owner " + header.routerAddress(), "nobody yet", boxes, List.of());
        return new Conflicts(axis, header.arpPeriod())
                .marked(lane, held(header.preferred()), held(header.standby()), "two owners", Conflicts.ONE_ROW);
    }

    /** When the owner was last heard of in {@code span}. */
    private Duration lastClaim(Span<String> span) {
        return recording
                .of(AddressClaim.class)
                .filter(c -> c.address().equals(header.routerAddress()))
                .map(c -> c.at().time())
                .filter(t -> t.compareTo(span.from()) >= 0 && t.compareTo(span.to()) < 0)
                .reduce(span.from(), (a, b) -> b);
    }

    private Duration gap() {
        return header.arpPeriod().multipliedBy(GAP_PERIODS);
    }

    private Box box(Span<String> span, Duration from, Duration to, String how, String note) {
        String owner = span.value();
        String css = owner.equals(header.preferred().value())
                ? how + " n1"
                : owner.equals(header.standby().value()) ? how + " n2" : "dead";
        String card = header.outerCards().entrySet().stream()
                .filter(e -> e.getKey().value().equals(owner))
                .map(e -> " (" + e.getValue() + ")")
                .findFirst()
                .orElse("");
        return Box.of(
                axis.x(from),
                axis.x(to),
                css,
                owner + note,
                header.routerAddress() + " answered by " + owner + card + note + ", " + axis.span(from, to),
                owner + note,
                owner);
    }

    /** When the card of {@code node} claimed the address again and again. */
    private List<Conflicts.Time> held(NodeName node) {
        MacAddress card = Objects.requireNonNull(header.outerCards().get(node), "no card of " + node);
        List<Conflicts.Time> held = new ArrayList<>();
        recording
                .of(AddressClaim.class)
                .filter(c ->
                        c.address().equals(header.routerAddress()) && c.mac().equals(card))
                .map(c -> c.at().time())
                .forEach(t -> {
                    int last = held.size() - 1;
                    if (last >= 0 && t.minus(held.get(last).to()).compareTo(gap()) <= 0) {
                        held.set(last, new Conflicts.Time(held.get(last).from(), t));
                    } else {
                        held.add(new Conflicts.Time(t, t));
                    }
                });
        return held;
    }
}
