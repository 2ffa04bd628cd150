package org.hadrill.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hadrill.cluster.NodeName;
import org.hadrill.remote.RemoteException;
import org.hadrill.remote.RemoteHost;
import org.hadrill.remote.RemoteHost.LineStream;
import org.hadrill.time.TimeSource;

/**
 * A pair without any fault but busy processors. A node that begins to have the work took it over from a peer that lived: a false
 * takeover.
 */
final class LoadedPair {
    /** How often a node looks whether it has the work. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final BenchPair pair;
    private final TimeSource time;

    LoadedPair(BenchPair pair, TimeSource time) {
        this.pair = pair;
        this.time = time;
    }

    /**
     * What happened under load.
     *
     * @param falseTakeovers times at which a node began to have the work
     * @param loops busy loops on each node
     */
    record Row(
            String manager,
            String work,
            long deadtimeMs,
            double minutes,
            int loops,
            int falseTakeovers,
            String detail) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    "%s: %d false takeovers in %.1f min with %d busy loops on each node%s",
                    manager + " " + deadtimeMs + " ms, " + work,
                    falseTakeovers,
                    minutes,
                    loops,
                    detail.isEmpty() ? "" : "; " + detail);
        }
    }

    /** Sets {@code contender} up, and watches it for {@code length} with {@code loops} busy loops on each node. */
    Row watch(Contender contender, Duration length, int loops) throws IOException, InterruptedException {
        pair.run(contender);
        NodeName home = pair.awaitReady();
        Map<NodeName, List<String>> changes = new HashMap<>();
        List<LineStream> streams = new ArrayList<>();
        Duration from = time.elapsed();
        try {
            for (Map.Entry<NodeName, RemoteHost> node : pair.hosts().entrySet()) {
                List<String> said = Collections.synchronizedList(new ArrayList<>());
                changes.put(node.getKey(), said);
                streams.add(node.getValue().stream(look(), said::add));
                streams.add(node.getValue().stream(burn(loops, length), line -> {}));
            }
            time.sleep(length);
        } catch (RemoteException gone) {
            throw new IOException(gone.getMessage(), gone);
        } finally {
            streams.forEach(LineStream::close);
        }
        double minutes = time.elapsed().minus(from).toMillis() / 60e3;
        List<String> begun = new ArrayList<>();
        changes.forEach((node, said) -> said.stream()
                .skip(1) // What it is at the beginning.
                .filter(line -> line.startsWith("has "))
                .forEach(line -> begun.add(node + " at " + line.substring(4))));
        return new Row(
                contender.manager(),
                contender.work().words(),
                contender.deadtime().toMillis(),
                minutes,
                loops,
                begun.size(),
                begun.isEmpty() ? "" : "beside " + home + ": " + String.join(", ", begun));
    }

    private String look() {
        return "exec bash -c 'exec 9<> <(:); o=; while :; do if " + pair.owns().replace("'", "'\\''")
                + "; then n=has; else n=lacks; fi; [ $n = \"$o\" ] || echo $n $EPOCHREALTIME; o=$n; "
                + String.format(Locale.ROOT, "read -r -t %.2f -u 9; done'", LOOK.toMillis() / 1e3);
    }

    private static String burn(int loops, Duration length) {
        return "for i in $(seq " + loops + "); do timeout " + length.toSeconds()
                + " sh -c 'while :; do :; done' & done; wait";
    }
}
