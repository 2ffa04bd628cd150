package org.hadrill.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event;
import org.hadrill.recording.Stamp;

/**
 * The ledger as users of the service know it: the observer has a guest write numbered records, hears what is acknowledged, and asks
 * now and then what is there. A guest that cannot know its node says which boot it is. It needs nothing on the observer but perl-base.
 */
final class LedgerReader implements StreamProbe.Reader {
    /** UDP port of the guest's service. */
    static final int PORT = 4790;

    /** Pause between an acknowledgement and the next record. */
    static final Duration PERIOD = Duration.ofMillis(50);

    /** The source's uptime has a hundredth of a second. */
    static final Duration UPTIME_ERROR = Duration.ofMillis(10);

    private static final Pattern LINE = Pattern.compile("([WR]) (\\d+(?:\\.\\d+)?) (\\S+) ?([\\d,-]*)(?: (.+))?");

    private final Ipv4 writer;
    private final int port;
    private final Boots boots;
    private long next = 1;

    /** Of the guest that keeps the ledger by the inventory, else of the first that is not the router. */
    static LedgerReader of(Inventory inventory, Boots boots) {
        return new LedgerReader(
                inventory
                        .bookkeeper()
                        .or(() -> inventory.guests().stream()
                                .filter(g -> !g.name().equals(inventory.router().guest()))
                                .findFirst())
                        .orElseThrow(
                                () -> new IllegalArgumentException("no guest but the router: none can keep a ledger"))
                        .address(),
                PORT,
                boots);
    }

    LedgerReader(Ipv4 writer, int port, Boots boots) {
        this.writer = writer;
        this.port = port;
        this.boots = boots;
    }

    @Override
    public String command(boolean first) {
        String seconds = Double.toString(PERIOD.toMillis() / 1e3);
        return StreamProbe.beside(
                "exec perl -e '" + script() + "' " + writer + " " + port + " " + seconds + " " + next);
    }

    private static String script() {
        String name = "ledger-client.pl";
        try (InputStream in = Objects.requireNonNull(LedgerReader.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void line(String line, StreamProbe.Context context) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            return;
        }
        SourceClock.Local local = context.uptime(SourceClock.seconds(m.group(2)));
        Stamp stamp = context.at(local.time(), local.error().plus(UPTIME_ERROR));
        if (m.group(1).equals("W")) {
            long record = Long.parseLong(m.group(4));
            next = record + 1;
            context.add(new Event.WriteAcknowledged(stamp, record));
        } else {
            Optional<NodeName> node = boots.node(m.group(3));
            List<Event.Range> records = Event.Range.list(m.group(4));
            Optional<String> damage = Optional.ofNullable(m.group(5));
            node.ifPresent(n -> context.add(new Event.LedgerRead(stamp, n, records, damage)));
        }
    }
}
