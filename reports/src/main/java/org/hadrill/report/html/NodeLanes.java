package org.hadrill.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event.DrbdState;
import org.hadrill.recording.Header;
import org.hadrill.recording.Recording;
import org.hadrill.timeline.Lanes;
import org.hadrill.timeline.Span;

/**
 * What the two nodes said about themselves, a row for each node. A thin line is the state at rest (off, not mounted), a box
 * another one; where a node said nothing, there is neither.
 */
final class NodeLanes {
    private static final String NOT_KNOWN = "not known";

    private final Axis axis;
    private final Lanes lanes;
    private final Header header;
    private final Conflicts conflicts;

    NodeLanes(Axis axis, Recording recording) {
        this.axis = axis;
        this.lanes = new Lanes(recording);
        this.header = recording.header();
        this.conflicts = new Conflicts(axis, recording.header().statePeriod().multipliedBy(2));
    }

    List<Lane> service() {
        List<Lane> rows = new ArrayList<>();
        rows.addAll(pair("guests", n -> boxes(n, lanes.guests(n), this::guests)));
        rows.addAll(both("vz", lanes::service, "vz runs", "stopped"));
        rows.addAll(both("/d0", lanes::mounted, "mounted", "not mounted"));
        return rows;
    }

    List<Lane> disk() {
        List<Lane> rows = pair("DRBD", n -> boxes(n, lanes.drbd(n), this::drbd));
        return List.of(
                conflicts.marked(rows.get(0), primary(header.preferred()), primary(header.standby()), "two primaries"),
                rows.get(1));
    }

    List<Lane> cluster() {
        List<Lane> rows = new ArrayList<>(pair("interconnect", n -> boxes(n, lanes.interconnect(n), this::link)));
        rows.addAll(pair(
                "manager",
                n -> boxes(
                        n,
                        lanes.manager(n),
                        s -> s.value()
                                ? Optional.of(new Look("on calm", "runs", "runs"))
                                : Optional.of(new Look("dead", "does not run", "no manager", "none")))));
        return rows;
    }

    List<Lane> power() {
        return pair(
                "power",
                n -> boxes(
                        n,
                        lanes.power(n),
                        s -> s.value()
                                ? Optional.of(new Look("line", "on, says the BMC"))
                                : Optional.of(new Look("dead", "off, says the BMC", "off, says the BMC", "off"))));
    }

    /** How a value looks: css, value in words, then the labels from the longest to the shortest. */
    private record Look(String css, String value, String... labels) {}

    private Optional<Look> guests(Span<String> s) {
        return Optional.of(
                s.value().isEmpty()
                        ? new Look("line", "none run")
                        : new Look(
                                "on", s.value() + " run", s.value(), s.value().split(" ").length + " run"));
    }

    private Optional<Look> link(Span<String> s) {
        return Optional.of(s.value().equals("up") ? new Look("line", "up") : new Look("dead", s.value(), s.value()));
    }

    private Optional<Look> drbd(Span<Optional<DrbdState>> span) {
        if (span.value().isEmpty()) {
            return Optional.of(new Look("line", "not configured"));
        }
        DrbdState s = span.value().get();
        String css = (s.role().equals("Primary") ? "on" : "half")
                + (s.disk().equals("UpToDate") ? "" : " stale")
                + (s.connection().equals("Connected") ? "" : " alone");
        String value = s.role() + " " + s.disk() + " " + s.connection();
        return Optional.of(new Look(
                css,
                value,
                s.role() + ", " + s.disk() + ", " + s.connection(),
                s.role() + ", " + s.connection(),
                s.role()));
    }

    private List<Lane> both(String item, Function<NodeName, List<Span<Boolean>>> spans, String label, String resting) {
        List<Lane> rows = pair(
                item,
                n -> boxes(
                        n,
                        spans.apply(n),
                        s -> Optional.of(s.value() ? new Look("on", label, label) : new Look("line", resting))));
        return List.of(
                conflicts.marked(
                        rows.get(0),
                        holding(spans.apply(header.preferred())),
                        holding(spans.apply(header.standby())),
                        label + " on both"),
                rows.get(1));
    }

    private List<Lane> pair(String item, Function<NodeName, List<Box>> boxes) {
        return List.of(
                Lane.of(item, header.preferred(), "n1", NOT_KNOWN, boxes.apply(header.preferred()), List.of()),
                Lane.of(item, header.standby(), "n2", NOT_KNOWN, boxes.apply(header.standby()), List.of()));
    }

    private <T> List<Box> boxes(NodeName node, List<Span<T>> spans, Function<Span<T>, Optional<Look>> look) {
        List<Box> boxes = new ArrayList<>();
        for (Span<T> span : spans) {
            if (span.to().compareTo(axis.from()) > 0 && span.from().compareTo(axis.to()) < 0) {
                look.apply(span)
                        .map(l -> Box.of(
                                axis.x(span.from()),
                                axis.x(span.to()),
                                l.css(),
                                l.value(),
                                node + ": " + l.value() + ", " + axis.span(span.from(), span.to()),
                                l.labels()))
                        .ifPresent(boxes::add);
            }
        }
        return boxes;
    }

    private List<Conflicts.Time> primary(NodeName node) {
        return lanes.role(node).stream()
                .filter(s -> s.value().equals("Primary"))
                .map(s -> new Conflicts.Time(s.from(), s.to()))
                .toList();
    }

    private static List<Conflicts.Time> holding(List<Span<Boolean>> spans) {
        return spans.stream()
                .filter(Span::value)
                .map(s -> new Conflicts.Time(s.from(), s.to()))
                .toList();
    }
}
