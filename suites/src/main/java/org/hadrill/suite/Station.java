package org.hadrill.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.Site;
import org.hadrill.fault.power.IpmiPower;
import org.hadrill.inventory.MissingSecretException;
import org.hadrill.inventory.Secrets;
import org.hadrill.lab.Lab;
import org.hadrill.probe.ClusterView;
import org.hadrill.probe.FrameProbe;
import org.hadrill.probe.Probes;
import org.hadrill.recording.EventLog;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteHost;
import org.hadrill.remote.SshHost;
import org.hadrill.time.SystemTime;

/**
 * Our place beside a cluster: connections, power switches, and all probes running. Threads of the probes live until it is
 * closed; the lab stays as it is.
 */
public final class Station implements AutoCloseable {
    /** Every frame of the run, below the run's folder. */
    public static final String FRAMES = "lan.pcapng";

    /** After that the first drill says what is missing. */
    static final Duration PROBES_LIMIT = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(100);

    private final Site site;
    private final ClusterView view;
    private final EventLog log;
    private final Probes probes;
    private final AutoCloseable tap;

    private Station(Site site, ClusterView view, EventLog log, Probes probes, AutoCloseable tap) {
        this.site = site;
        this.view = view;
        this.log = log;
        this.probes = probes;
        this.tap = tap;
    }

    /**
     * Connects and starts every probe; hosts that cannot be reached yet are tried again by their probes.
     *
     * @param folder of the run, where the frames go
     * @throws MissingSecretException when a secret that the inventory refers to is not there
     */
    public static Station open(Lab lab, SystemTime time, Path folder) throws MissingSecretException {
        Inventory inventory = lab.inventory();
        Secrets secrets = new Secrets(System.getenv(), lab.secrets());
        Map<NodeName, RemoteHost> nodes = new HashMap<>();
        Map<NodeName, PowerControl> power = new HashMap<>();
        for (Inventory.Node node : inventory.nodes()) {
            String key = "nodes." + node.name() + ".bmc.password";
            nodes.put(node.name(), new SshHost(node.name().value(), node.ssh(), time));
            power.put(
                    node.name(),
                    new IpmiPower(
                            node.name(), node.bmc(), secrets.resolve(node.bmc().password(), key)));
        }
        RemoteHost observer = new SshHost("observer", inventory.observer().ssh(), time);
        Site site = new Site(lab, time, nodes, observer, power);
        ClusterView view = new ClusterView(inventory, time);
        EventLog log = new EventLog(view);
        AutoCloseable tap = lab.tap(folder.resolve(FRAMES), new FrameProbe(inventory, log, time.originNs()));
        Probes probes = Probes.start(inventory, nodes, observer, log, time);
        return new Station(site, view, log, probes, tap);
    }

    /** Waits until every probe tells that all is well, at most {@link #PROBES_LIMIT}: streams take seconds to begin. */
    void awaitProbes() throws InterruptedException {
        site.time().await(() -> view.unsettled().isEmpty(), PROBES_LIMIT, POLL);
    }

    public Site site() {
        return site;
    }

    public ClusterView view() {
        return view;
    }

    EventLog log() {
        return log;
    }

    boolean seesFrames() {
        return site.lab().seesFrames();
    }

    /** Ends the record of frames, and says what is missing from it; empty when it is whole. */
    Optional<String> endFrames() throws InterruptedException {
        try {
            tap.close();
            return Optional.empty();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return Optional.of("the record of frames is not whole: " + e.getMessage());
        }
    }

    /** Ends the probes and the connections. */
    @Override
    public void close() {
        probes.close();
        site.close();
        try {
            endFrames();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
