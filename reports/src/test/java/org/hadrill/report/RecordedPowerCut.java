package org.hadrill.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.DrbdState;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Event.Step;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;
import org.hadrill.recording.Stamp;

/** The power cut in {@code src/test/resources}, written by a real cluster, in the form of a recording of ours. */
final class RecordedPowerCut {
    private static final BigDecimal ORIGIN = new BigDecimal("1795370409.039");
    private static final Duration FAULT = Duration.ofSeconds(66);
    private static final Duration END = Duration.ofMillis(133_600);
    private static final Duration HEARTBEAT_UP_AGAIN = Duration.ofSeconds(99);
    private static final Pattern PING = Pattern.compile("\\[([\\d.]+)] (.*?)icmp_seq=(\\d+)(.*)");
    private static final Pattern STATE = Pattern.compile(
            "([\\d.]+) [\\d.]+ d0=(\\d) vz=(\\d)\\s+0: cs:(\\S+)" + "(?: ro:(\\w+)/(\\w+) ds:(\\w+)/(\\w+))?.*");
    private static final DateTimeFormatter MESSAGE = DateTimeFormatter.ofPattern("yyyy MMM d HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter SCRIPT = DateTimeFormatter.ofPattern("yyyy/MM/dd_HH:mm:ss", Locale.ROOT);

    private final List<Event> events = new ArrayList<>();

    private RecordedPowerCut() {}

    static Recording recording() {
        RecordedPowerCut cut = new RecordedPowerCut();
        Samples.PINGED.forEach(cut::pings);
        cut.lan();
        for (NodeName node : List.of(Samples.M1, Samples.M2)) {
            cut.states(node);
            cut.managerLog(node);
            cut.kernelLog(node);
        }
        cut.drill();
        return new Recording(
                Samples.header("power-cut-active", Expectation.TAKEOVER_THEN_FAILBACK),
                cut.events.stream()
                        .filter(e -> e.at().time().compareTo(END) <= 0)
                        .toList());
    }

    private void pings(Ipv4 address) {
        String source = "ping." + address;
        lines(source, (line, number) -> {
            Matcher m = PING.matcher(line);
            if (m.matches()) {
                Stamp at = stamp(m.group(1), source, number);
                long seq = Long.parseLong(m.group(3));
                if (m.group(4).contains("time=")) {
                    events.add(new Event.PingReply(at, address, seq, false));
                } else {
                    String reason = m.group(2).startsWith("From") ? m.group(4).strip() : "no answer yet";
                    events.add(new Event.PingSilence(at, address, seq, reason));
                }
            }
        });
    }

    private void lan() {
        lines("lan", (line, number) -> {
            String[] f = line.split(" ");
            Stamp at = stamp(f[0], "lan.pcapng", Integer.parseInt(f[1]));
            Ipv4 address = Ipv4.parse(f[3]);
            if (f[2].equals("echo-reply")) {
                events.add(new Event.FrameReply(at, address, Long.parseLong(f[1])));
            }
            if (address.equals(Samples.ROUTER) && (!f[2].equals("echo-reply") || number % 5 == 0)) {
                events.add(new Event.AddressClaim(
                        at, address, new MacAddress(f[4]), f[2].equals("announce"), Long.parseLong(f[1])));
            }
        });
    }

    private void states(NodeName node) {
        String source = node + ".poll";
        lines(source, (line, number) -> {
            Matcher m = STATE.matcher(line);
            if (m.matches()) {
                Stamp at = stamp(m.group(1), source, number);
                boolean service = m.group(3).equals("1");
                boolean before = at.time().compareTo(FAULT) < 0;
                boolean rebooted = node.equals(Samples.M1) && !before;
                SortedSet<org.hadrill.cluster.GuestName> guests = new TreeSet<>(service ? Samples.GUESTS : List.of());
                events.add(new Event.NodeSample(
                        at,
                        node,
                        rebooted ? "second" : "first",
                        m.group(2).equals("1"),
                        service,
                        guests,
                        !rebooted || at.time().compareTo(HEARTBEAT_UP_AGAIN) > 0,
                        "up",
                        number,
                        m.group(5) == null
                                ? Optional.empty()
                                : Optional.of(new DrbdState(
                                        m.group(4),
                                        m.group(5),
                                        m.group(6),
                                        m.group(7),
                                        m.group(8),
                                        Optional.empty()))));
            }
        });
    }

    private void managerLog(NodeName node) {
        String source = node + ".ha-log";
        lines(source, (line, number) -> {
            LocalDateTime time = line.startsWith("2026/")
                    ? LocalDateTime.parse(line.substring(0, 19), SCRIPT)
                    : LocalDateTime.parse("2026 " + line.substring(0, 15), MESSAGE);
            Stamp at = stamp(time.toEpochSecond(ZoneOffset.UTC) + ".5", source, number);
            events.add(new Event.LogLine(at, node, "manager", line));
        });
    }

    private void kernelLog(NodeName node) {
        String source = node + ".kmsg";
        lines(source, (line, number) -> {
            String[] f = line.split(" ", 2);
            String text = f[1].substring(f[1].indexOf(';') + 1);
            events.add(new Event.LogLine(stamp(f[0], source, number), node, "kernel", text));
        });
    }

    /** What the drill of that day did, in our points and steps. */
    private void drill() {
        mark(-5.3, Point.BASELINE, "");
        step(-0.1, Step.CHECK, "BMC of m1 answers: power is on");
        step(-0.05, Step.ARM, "1 entry in the journal");
        mark(0, Point.FAULT, "power off m1 by its BMC");
        power(0.05, true);
        step(0.08, Step.INJECT, "Chassis Power Control: Down/Off");
        power(0.13, false);
        step(0.13, Step.PROVE, "BMC of m1 says off; no shutdown lines on its console");
        mark(18.93, Point.RECOVERED, "");
        mark(20.05, Point.UNDO, "power off m1 by its BMC");
        step(20.1, Step.UNDO, "Chassis Power Control: Up/On");
        power(20.1, true);
        step(20.4, Step.PROVE_UNDO, "BMC of m1 says on");
        mark(64.3, Point.SETTLED, "");
        mark(67.6, Point.END, "");
    }

    private void mark(double afterFault, Point point, String detail) {
        events.add(new Event.Mark(drillStamp(afterFault), point, detail));
    }

    private void step(double afterFault, Step step, String detail) {
        events.add(new Event.FaultStep(drillStamp(afterFault), step, true, detail));
    }

    private void power(double afterFault, boolean on) {
        events.add(new Event.PowerReading(drillStamp(afterFault), Samples.M1, on));
    }

    private static Stamp drillStamp(double afterFault) {
        return new Stamp(FAULT.plusMillis(Math.round(afterFault * 1000)), Duration.ZERO, "drill", 0);
    }

    private static Stamp stamp(String epoch, String source, int line) {
        long us = new BigDecimal(epoch).subtract(ORIGIN).movePointRight(6).longValue();
        return new Stamp(Duration.ofNanos(us * 1000), Duration.ofMillis(2), source, line);
    }

    private static void lines(String name, BiConsumer<String, Integer> each) {
        String file = "power-cut/" + name + ".txt";
        try (InputStream in = RecordedPowerCut.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no test resource " + file);
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (int i = 0; i < lines.size(); i++) {
                each.accept(lines.get(i), i + 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
