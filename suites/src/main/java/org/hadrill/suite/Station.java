package org.hadrill.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.Site;
import org.hadrill.fault.power.IpmiPower;
import org.hadrill.inventory.Secrets;
import org.hadrill.lab.Lab;
import org.hadrill.probe.ClusterView;
import org.hadrill.probe.FrameProbe;
import org.hadrill.probe.Probes;
import org.hadrill.recording.EventLog;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteHost;
import org.hadrill.remote.SshHost;
import org.hadrill.time.TimeSource;

/**
 * Our place beside a cluster: connections, power switches, and all probes running. Threads of the probes live until it is
 * closed; the lab stays as it is.
 */
public final class Station implements AutoCloseable {
    private final Site site;
    private final ClusterView view;
    private final EventLog log;
    private final Probes probes;
    private final AutoCloseable tap;
    private final boolean seesFrames;

    private Station(Site site, ClusterView view, EventLog log, Probes probes, AutoCloseable tap, boolean seesFrames) {
        this.site = site;
        this.view = view;
        this.log = log;
        this.probes = probes;
        this.tap = tap;
        this.seesFrames = seesFrames;
    }
}
