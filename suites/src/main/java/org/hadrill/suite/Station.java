package org.hadrill.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hadrill.drill.Access;
import org.hadrill.drill.Access.Probing;
import org.hadrill.drill.Site;
import org.hadrill.probe.ClusterView;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.RecordingStore;

/**
 * Our place beside a cluster: the way to it, and all probes running. Probes live until it is closed; the lab stays as it is.
 */
public final class Station implements AutoCloseable {
    /** After that the first drill says what is missing. */
    static final Duration PROBES_LIMIT = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(100);

    private final Site site;
    private final ClusterView view;
    private final EventLog log;
    private final Probing probes;

    private Station(Site site, ClusterView view, EventLog log, Probing probes) {
        this.site = site;
        this.view = view;
        this.log = log;
        this.probes = probes;
    }

    /**
     * Starts every probe; hosts that cannot be reached yet are tried again by their probes.
     *
     * @param folder of the run, where the frames go
     * @param store keeps the recordings of the drills
     */
    public static Station open(Access access, Path folder, RecordingStore store) {
        Site site = access.site();
        ClusterView view = new ClusterView(site.inventory(), site.time());
        EventLog log = new EventLog(view, store);
        return new Station(site, view, log, access.probe(log, folder));
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

    boolean seesAnnouncements() {
        return probes.seesAnnouncements();
    }

    /** Ends the record of frames, and says what is missing from it; empty when it is whole. */
    Optional<String> endFrames() throws InterruptedException {
        return probes.endFrames();
    }

    /** Ends the probes and the connections. */
    @Override
    public void close() {
        probes.close();
        site.close();
    }
}
