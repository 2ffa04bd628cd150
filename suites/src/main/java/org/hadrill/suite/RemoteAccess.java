package org.hadrill.suite;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.Access;
import org.hadrill.drill.Site;
import org.hadrill.fault.power.PowerControls;
import org.hadrill.inventory.MissingSecretException;
import org.hadrill.inventory.Secrets;
import org.hadrill.lab.Lab;
import org.hadrill.probe.FrameProbe;
import org.hadrill.probe.Probes;
import org.hadrill.recording.EventLog;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteHost;
import org.hadrill.remote.SshHost;
import org.hadrill.time.SystemTime;

/** A cluster of real machines, as its inventory says: SSH to nodes and observer, their power switches, frames where the lab sees them. */
public final class RemoteAccess implements Access {
    /** Every frame of the run, below the run's folder. */
    public static final String FRAMES = "lan.pcapng";

    private final Site site;
    private final long originNs;

    /** @throws MissingSecretException when a secret that the inventory refers to is not there */
    public RemoteAccess(Lab lab, SystemTime time) throws MissingSecretException {
        Inventory inventory = lab.inventory();
        Secrets secrets = new Secrets(System.getenv(), lab.secrets());
        Map<NodeName, RemoteHost> nodes = new LinkedHashMap<>();
        Map<NodeName, PowerControl> power = new LinkedHashMap<>();
        for (Inventory.Node node : inventory.nodes()) {
            nodes.put(node.name(), new SshHost(node.name().value(), node.ssh(), time));
            power.put(node.name(), PowerControls.of(node, secrets));
        }
        RemoteHost observer = new SshHost("observer", inventory.observer().ssh(), time);
        this.site = new Site(lab, time, nodes, observer, power);
        this.originNs = time.originNs();
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public Probing probe(EventLog log, Path folder) {
        Inventory inventory = site.inventory();
        AutoCloseable tap = site.lab().tap(folder.resolve(FRAMES), new FrameProbe(inventory, log, originNs));
        return new Running(
                tap,
                Probes.start(
                        inventory,
                        site.lab().seesFrames(),
                        site.lab().keepsLedger(),
                        site.nodes(),
                        site.observer(),
                        log,
                        site.time()));
    }

    private record Running(AutoCloseable tap, Probes probes) implements Probing {
        @Override
        public boolean seesAnnouncements() {
            return probes.seesAnnouncements();
        }

        @Override
        public Optional<String> endFrames() throws InterruptedException {
            try {
                tap.close();
                return Optional.empty();
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                return Optional.of("the record of frames is not whole: " + e.getMessage());
            }
        }

        @Override
        public void close() {
            probes.close();
            try {
                endFrames();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
