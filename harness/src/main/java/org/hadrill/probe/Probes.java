package org.hadrill.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.plan.HostCommand;
import org.hadrill.recording.EventLog;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.TimeSource;

/** All streams of a run, each on a thread of its own, from start to close. */
public final class Probes implements AutoCloseable {
    /** Longest wait for the threads to end. */
    static final Duration END_LIMIT = Duration.ofSeconds(3);

    /** Longest wait for the observer's answer which programs it has. */
    static final Duration QUESTION_LIMIT = Duration.ofSeconds(5);

    private static final String OBSERVER = "observer";

    private final List<StreamProbe> probes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean seesAnnouncements;

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
        boolean announcements = !frames && has("tcpdump", observer);
        all.seesAnnouncements = frames || announcements;
        readers(inventory, has("fping", observer), announcements, ledger, time)
                .forEach(r ->
                        all.add(r.source(), r.node().map(n -> host(nodes, n)).orElse(observer), r.reader(), log, time));
        all.threads.forEach(Thread::start);
        return all;
    }

    /** What {@link #start} runs, on which host, where the observer has fping and tcpdump. */
    public static List<HostCommand> plan(Inventory inventory, boolean frames, boolean ledger, TimeSource time) {
        List<HostCommand> plan = new ArrayList<>();
        if (!frames) {
            plan.add(new HostCommand(OBSERVER, question("tcpdump")));
        }
        plan.add(new HostCommand(OBSERVER, question("fping")));
        readers(inventory, true, !frames, ledger, time)
                .forEach(r -> plan.add(new HostCommand(
                        r.node().map(NodeName::value).orElse(OBSERVER),
                        r.reader().command(true))));
        return plan;
    }

    /** A probe and where it looks; absent for the observer. */
    private record Place(String source, Optional<NodeName> node, StreamProbe.Reader reader) {}

    private static List<Place> readers(
            Inventory inventory, boolean fping, boolean announcements, boolean ledger, TimeSource time) {
        Optional<NodeName> observer = Optional.empty();
        Boots boots = new Boots(inventory);
        List<Place> all = new ArrayList<>();
        if (fping) {
            all.add(new Place(
                    FpingReader.SOURCE,
                    observer,
                    new FpingReader(
                            inventory.pingedAddresses(), inventory.probes().ping())));
        } else {
            inventory
                    .pingedAddresses()
                    .forEach(a -> all.add(new Place("ping." + a, observer, new PingReader(a, inventory))));
        }
        if (ledger) {
            all.add(new Place("ledger", observer, LedgerReader.of(inventory, boots)));
        }
        all.add(new Place("arp", observer, new ArpingReader(inventory)));
        if (announcements) {
            all.add(new Place("announcements", observer, new AnnouncementReader(inventory)));
        }
        for (Inventory.Node node : inventory.nodes()) {
            NodeName name = node.name();
            all.add(new Place(name + ".state", Optional.of(name), new StateReader(name, inventory, boots)));
            all.add(new Place(name + ".manager", Optional.of(name), new ManagerLogReader(name, inventory)));
            all.add(new Place(name + ".kernel", Optional.of(name), new KernelLogReader(name, time)));
        }
        return all;
    }

    /** Whether announcements of the router's address become events, by the lab's frames or by the observer. */
    public boolean seesAnnouncements() {
        return seesAnnouncements;
    }

    private static RemoteHost host(Map<NodeName, RemoteHost> nodes, NodeName name) {
        return Objects.requireNonNull(nodes.get(name), "no host for " + name);
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

    private static String question(String program) {
        return "command -v " + program;
    }

    private static boolean has(String program, RemoteHost observer) {
        try {
            return observer.run(question(program), QUESTION_LIMIT).ok();
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
