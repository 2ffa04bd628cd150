package org.hadrill.probe;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event;
import org.hadrill.recording.Stamp;

/**
 * Pings of all addresses from the observer by one process: fping(8) 4.3 or later. Unlike ping(8) it keeps its pace while ARP has
 * no answer, where ping stands still for seconds and then takes replies for what it sent long before.
 */
final class FpingReader implements StreamProbe.Reader {
    /** The raw log that has its lines. */
    static final String SOURCE = "ping";

    /** A reply that comes later counts as none; fping tells of a lost probe this long after it was sent. */
    static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final Pattern LINE =
            Pattern.compile("\\[([\\d.]+)] ([\\d.]+) +: \\[(\\d+)], (?:(timed out)|\\d+ bytes).*");

    private final List<Ipv4> addresses;
    private final Duration period;
    private final Map<String, Ipv4> known;

    FpingReader(List<Ipv4> addresses, Duration period) {
        this.addresses = List.copyOf(addresses);
        this.period = period;
        this.known = new HashMap<>(
                addresses.stream().collect(Collectors.toMap(Ipv4::toString, a -> a, (first, again) -> first)));
    }

    @Override
    public String command(boolean first) {
        double periodMs = period.toNanos() / 1e6;
        // fping holds a fraction of a millisecond no better than 1 ms; all at once, it keeps its period. Only root may
        // ask for that.
        int spacingMs = 2 * addresses.size() <= periodMs ? 1 : 0;
        return StreamProbe.beside(String.format(
                Locale.ROOT,
                "fping -l -D -p %.1f -t %d -i %d %s 2>/dev/null",
                periodMs,
                TIMEOUT.toMillis(),
                spacingMs,
                addresses.stream().map(Ipv4::toString).collect(Collectors.joining(" "))));
    }

    @Override
    public void line(String line, StreamProbe.Context context) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            return;
        }
        Ipv4 address = known.get(m.group(2));
        if (address == null) {
            return;
        }
        Stamp said = context.at(m.group(1));
        long seq = Long.parseLong(m.group(3));
        if (m.group(4) == null) {
            context.add(new Event.PingReply(said, address, seq, false));
        } else {
            Stamp sent = new Stamp(said.time().minus(TIMEOUT), said.error(), said.source(), said.line());
            context.add(new Event.PingSilence(sent, address, seq, "no answer within " + TIMEOUT.toSeconds() + " s"));
        }
    }
}
