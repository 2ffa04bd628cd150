package org.hadrill.probe;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event;
import org.hadrill.recording.Stamp;

/**
 * Pings of all addresses from the observer by one process: fping(8) 4.3 or later. Unlike ping(8) it keeps its pace while ARP has
 * no answer, where ping stands still for seconds and then takes replies for what it sent long before.
 *
 * <p>fping 5.1 stops telling of lost probes after some minutes (its list of timeouts breaks when one is late), so it is not asked:
 * it also pings the observer's own loopback, which always answers, and a probe of another address whose number the loopback
 * has passed by {@link #TIMEOUT} without a reply is lost.
 */
final class FpingReader implements StreamProbe.Reader {
    /** The raw log that has its lines. */
    static final String SOURCE = "ping";

    /** A reply that comes later counts as none. */
    static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** More lost probes than this are not told at once: the stream had stood still. */
    private static final int BACKLOG_LIMIT = 1000;

    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern REPLY = Pattern.compile("\\[([\\d.]+)] ([\\d.]+) +: \\[(\\d+)], \\d+ bytes.*");

    private final List<Ipv4> addresses;
    private final Duration period;
    private final int lag;
    private final Map<String, Ipv4> known = new LinkedHashMap<>();
    private final Map<Ipv4, NavigableSet<Long>> answered = new LinkedHashMap<>();
    private long judged;

    FpingReader(List<Ipv4> addresses, Duration period) {
        this.addresses = List.copyOf(addresses);
        this.period = period;
        this.lag = Math.toIntExact(TIMEOUT.plus(period).minusNanos(1).dividedBy(period));
        addresses.forEach(a -> known.put(a.toString(), a));
    }

    @Override
    public String command(boolean first) {
        answered.clear();
        addresses.forEach(a -> answered.put(a, new TreeSet<>()));
        judged = -1;
        double periodMs = period.toNanos() / 1e6;
        // fping holds a fraction of a millisecond no better than 1 ms; all at once, it keeps its period. Only root may
        // ask for that.
        int spacingMs = 2 * (addresses.size() + 1) <= periodMs ? 1 : 0;
        return StreamProbe.beside(String.format(
                Locale.ROOT,
                "fping -l -D -p %.1f -t %d -i %d %s %s 2>/dev/null",
                periodMs,
                TIMEOUT.toMillis(),
                spacingMs,
                addresses.stream().map(Ipv4::toString).collect(Collectors.joining(" ")),
                LOOPBACK));
    }

    @Override
    public void line(String line, StreamProbe.Context context) {
        Matcher m = REPLY.matcher(line);
        if (!m.matches()) {
            return;
        }
        long seq = Long.parseLong(m.group(3));
        Ipv4 address = known.get(m.group(2));
        if (address != null) {
            NavigableSet<Long> of = answered.get(address);
            if (of != null && seq > judged) {
                of.add(seq);
            }
            context.add(new Event.PingReply(context.at(m.group(1)), address, seq, false));
        } else if (m.group(2).equals(LOOPBACK)) {
            passed(seq - lag, context.at(m.group(1)), context);
        }
    }

    /** All probes up to {@code last} have had their time. */
    private void passed(long last, Stamp now, StreamProbe.Context context) {
        long from = Math.max(judged + 1, last - BACKLOG_LIMIT);
        for (long seq = from; seq <= last; seq++) {
            Duration sent = now.time().minus(period.multipliedBy(last - seq + lag));
            for (Map.Entry<Ipv4, NavigableSet<Long>> of : answered.entrySet()) {
                if (!of.getValue().contains(seq)) {
                    Stamp at = new Stamp(sent, now.error().plus(period), now.source(), now.line());
                    context.add(new Event.PingSilence(
                            at, of.getKey(), seq, "no answer within " + TIMEOUT.toSeconds() + " s"));
                }
            }
        }
        if (last > judged) {
            judged = last;
            answered.values().forEach(of -> of.headSet(last, true).clear());
        }
    }
}
