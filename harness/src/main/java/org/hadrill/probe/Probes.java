package org.hadrill.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.EventLog;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.TimeSource;

/** All streams of a run, each on a thread of its own, from start to close. */
public final class Probes implements AutoCloseable {
    /** Longest wait for the threads to end. */
    static final Duration END_LIMIT = Duration.ofSeconds(3);

    /** Longest wait for the observer's answer which programs it has. */
    static final Duration QUESTION_LIMIT = Duration.ofSeconds(5);

    private final List<StreamProbe> probes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Probes() {}

    /**
     * Starts pings of all addresses, with one {@code fping} where the observer has it, and an ARP probe on the observer; state,
     * manager's log and kernel log on each node.
     *
     * @param frames whether the lab sees frames itself, {@link org.hadrill.lab.Lab#seesFrames}; else the observer is asked for
     *     the announcements of the router's address, where it has {@code tcpdump}
     * @param ledger whether a guest keeps a ledger, {@link org.hadrill.lab.Lab#keepsLedger}, that the observer has written
     */
    public static Probes start(
            Inventory inventory,
            boolean frames,
            boolean ledger,
            Map<NodeName, RemoteHost> nodes,
            RemoteHost observer,
            EventLog log,
            TimeSource time) {
        Probes all = new Probes();
        if (has("fping", observer)) {
            all.addFping(inventory.pingedAddresses(), inventory.probes().ping(), observer, log, time);
        } else {
            inventory
                    .pingedAddresses()
                    .forEach(a -> all.add("ping." + a, observer, new PingReader(a, inventory), log, time));
        }
        if (ledger) {
            all.add("ledger", observer, LedgerReader.of(inventory), log, time);
        }
        all.add("arp", observer, new ArpingReader(inventory), log, time);
        if (!frames && has("tcpdump", observer)) {
            all.add("announcements", observer, new AnnouncementReader(inventory), log, time);
        }
        nodes.forEach((name, host) -> {
            all.add(name + ".state", host, new StateReader(name, inventory), log, time);
            all.add(name + ".manager", host, new ManagerLogReader(name, inventory), log, time);
            all.add(name + ".kernel", host, new KernelLogReader(name, time), log, time);
        });
        all.threads.forEach(Thread::start);
        return all;
    }

    /** Starts one {@code fping} of these addresses on the observer, which must have it. */
    public static Probes pings(
            List<Ipv4> addresses, Duration period, RemoteHost observer, EventLog log, TimeSource time) {
        Probes all = new Probes();
        all.addFping(addresses, period, observer, log, time);
        all.threads.forEach(Thread::start);
        return all;
    }

    private void addFping(List<Ipv4> addresses, Duration period, RemoteHost observer, EventLog log, TimeSource time) {
        add(FpingReader.SOURCE, observer, new FpingReader(addresses, period), log, time);
    }

    private static boolean has(String program, RemoteHost observer) {
        try {
            return observer.run("command -v " + program, QUESTION_LIMIT).ok();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void add(String source, RemoteHost host, StreamProbe.Reader reader, EventLog log, TimeSource time) {
        StreamProbe probe = new StreamProbe(source, host, reader, log, time);
        Thread thread = new Thread(probe, "probe-" + source);
        thread.setDaemon(true);
        probes.add(probe);
        threads.add(thread);
    }

    @Override
    public void close() {
        probes.forEach(StreamProbe::stop);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(END_LIMIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
