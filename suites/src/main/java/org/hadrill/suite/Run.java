package org.hadrill.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.check.Judge;
import org.hadrill.cluster.Inventory;
import org.hadrill.drill.DrillRunner;
import org.hadrill.drill.Repair;
import org.hadrill.drill.Traces;
import org.hadrill.fault.UndoJournal;
import org.hadrill.fingerprint.RunTraces;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Recording;
import org.hadrill.run.CheckCounts;
import org.hadrill.run.DrillResults;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunSettings;
import org.hadrill.suite.Plan.Planned;
import org.hadrill.time.TimeSource;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run of many drills on one cluster. Each drill is a JUnit class, started through the JUnit Platform, in the order of the
 * plan. Not thread-safe.
 */
public final class Run implements Drills, AutoCloseable {
    /** How the note of a run begins that somebody interrupted. */
    public static final String INTERRUPTED = "interrupted";

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final RunOptions options;
    private final Stations stations;
    private final TimeSource wall;
    private final RunListener listener;
    private final UndoJournal journal;
    private final List<Planned> plan;
    private final List<DrillResult> results = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<NodeVersions> versions = Optional.empty();
    private final Instant started;
    private final Duration startedAt;
    private Traces traces = Traces.NONE;
    private int next;
    private boolean hopeless;
    private boolean interrupted;
    private Optional<String> failure = Optional.empty();

    /**
     * @param wall the time of people, which says what the run took; that of the cluster may be another
     * @throws IOException when the run's folder cannot be made or holds another run
     */
    public Run(RunOptions options, Stations stations, TimeSource wall, RunListener listener) throws IOException {
        this.options = options;
        this.stations = stations;
        this.wall = wall;
        this.listener = listener;
        if (Files.exists(options.out().resolve(RunResult.FILE))
                || Files.exists(options.out().resolve("drills"))) {
            throw new IOException(options.out() + " holds another run; name another folder with --out");
        }
        Files.createDirectories(options.out());
        this.journal = stations.journal(options.out());
        this.plan = Plan.of(
                options, options.out(), stations.lab().inventory().manager().keepalive());
        this.started = wall.wall();
        this.startedAt = wall.elapsed();
    }

    /** Something that readers of the result should know. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** Runs every drill of the plan. */
    public RunResult drills() throws InterruptedException {
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getStore().put(Namespace.create(DrillExtension.class), DrillExtension.RUN, this);
            while (next < plan.size() && !hopeless) {
                int before = next;
                SummaryGeneratingListener summary = new SummaryGeneratingListener();
                session.getLauncher()
                        .execute(
                                LauncherDiscoveryRequestBuilder.request()
                                        .selectors(DiscoverySelectors.selectClass(
                                                plan.get(next).scenario().getClass()))
                                        .build(),
                                summary);
                if (interrupted) {
                    notes.add(INTERRUPTED + " in "
                            + plan.get(before).drill().scenario().name() + "; its fault is undone");
                    hopeless = true;
                } else if (failure.isPresent()) {
                    notes.add("hadrill itself failed in " + failure.get() + "; the rest of the run was left out");
                    hopeless = true;
                } else if (next == before) {
                    notes.add("drill " + (next + 1) + " was not run: "
                            + summary.getSummary().getFailures().stream()
                                    .map(f -> String.valueOf(f.getException().getMessage()))
                                    .findFirst()
                                    .orElse("no test was found"));
                    hopeless = true;
                }
            }
        }
        stations.endFrames().ifPresent(notes::add);
        versions = endVersions();
        return result();
    }

    /** A cluster that is not well is not asked again. */
    private Optional<NodeVersions> endVersions() throws InterruptedException {
        Optional<NodeVersions> now = hopeless ? Optional.empty() : stations.versions();
        Optional<NodeVersions> all =
                versions.map(before -> now.map(before::then).orElse(before));
        all.ifPresent(v -> notes.addAll(v.missing()));
        return all;
    }

    @Override
    public JudgedDrill drill(FailoverScenario scenario) throws IOException, InterruptedException {
        try {
            return run(scenario);
        } catch (RuntimeException | IOException | Error e) {
            LOG.error("drill {}", scenario.scenario().name(), e);
            failure = Optional.of(scenario.scenario().name() + ": " + e);
            throw e;
        }
    }

    private JudgedDrill run(FailoverScenario scenario) throws IOException, InterruptedException {
        Planned planned = plan.get(next);
        if (planned.scenario().getClass() != scenario.getClass()) {
            throw new IllegalStateException(
                    "the plan has " + planned.drill().scenario().name() + " next, not "
                            + scenario.scenario().name());
        }
        listener.begins(planned.drill());
        Duration from = wall.elapsed();
        Station station;
        Recording recording;
        try {
            station = stations.station(planned.drill());
            if (results.isEmpty()) {
                versions = stations.versions();
            }
            recording = runner(station)
                    .run(planned.drill(), (phase, detail) -> listener.at(planned.drill(), phase, detail));
        } catch (InterruptedException e) {
            interrupted = true;
            throw e;
        }
        Duration took = wall.elapsed().minus(from);
        List<CheckResult> checks = Judge.judge(recording);
        Judge.notJudgedHere(recording.header()).stream()
                .filter(note -> !notes.contains(note))
                .forEach(notes::add);
        next++;
        List<String> drillNotes = new ArrayList<>();
        boolean broken =
                recording.fault().isPresent() || recording.mark(Point.PREPARE).isPresent();
        if (!broken) {
            hopeless = stations.lasting();
            notes.add("nothing was broken in " + planned.drill().scenario().name()
                    + (hopeless
                            ? ", and the rest of the run was left out: the cluster is not well. Look at it, or run hadrill heal"
                            : ": the cluster was not well"));
        } else if (recording.mark(Point.SETTLED).isEmpty()) {
            try {
                repair(planned, station, drillNotes);
            } catch (InterruptedException e) {
                interrupted = true;
                drillNotes.add("the repair after the drill was interrupted; hadrill heal ends it");
            }
        }
        DrillResult result = DrillResults.of(
                planned.drill(),
                recording,
                checks,
                took,
                drillNotes,
                options.out().relativize(planned.drill().folder()).toString(),
                options.repeatCommand());
        results.add(result);
        listener.ended(result);
        if (stations.lasting()) {
            listener.soFar(result());
        }
        return new JudgedDrill(result, Judge.names(recording.header()));
    }

    private DrillRunner runner(Station station) {
        return new DrillRunner(
                station.site(),
                station.view(),
                station.log(),
                journal,
                new DrillRunner.RunFacts(Version.TEXT, station.seesAnnouncements()),
                traces(station));
    }

    /** One for all drills of a cluster that they share. */
    private Traces traces(Station station) {
        if (stations.lasting() && traces == Traces.NONE) {
            traces = new RunTraces(station.site(), options.out());
        }
        return traces;
    }

    private void repair(Planned planned, Station station, List<String> drillNotes) throws InterruptedException {
        Repair.Outcome outcome =
                new Repair(station.site(), station.view(), step -> listener.at(planned.drill(), "repair", step)).run();
        if (!outcome.steps().isEmpty()) {
            drillNotes.add("repaired after the drill: " + String.join("; ", outcome.steps()));
        }
        if (!outcome.settled()) {
            hopeless = stations.lasting() && next < plan.size();
            notes.add("after " + planned.drill().scenario().name()
                    + " the cluster did not come to rest, even by repair: "
                    + station.view().unsettled().orElse("flapping")
                    + (hopeless ? "; the rest of the run was left out" : ""));
            for (Inventory.Node node : stations.lab().inventory().nodes()) {
                if (station.view().sample(node.name()).isEmpty()) {
                    String why = "it did not return from "
                            + planned.drill().scenario().name() + " ("
                            + planned.drill().folder() + ")";
                    listener.lost(node.name(), why).ifPresent(notes::add);
                }
            }
        }
    }

    /** The result of what has run so far; drills that did not run make it UNKNOWN at best. */
    public RunResult result() {
        List<Verdict> verdicts =
                new ArrayList<>(results.stream().map(DrillResult::verdict).toList());
        List<String> allNotes = new ArrayList<>(notes);
        if (results.size() < plan.size()) {
            verdicts.add(Verdict.INFRA);
            allNotes.add((plan.size() - results.size()) + " of " + plan.size() + " drills did not run");
        }
        return new RunResult(
                RunResult.FORMAT,
                Version.TEXT,
                stations.lab().kind(),
                stations.lab().inventory().name(),
                stations.lab().inventory().configuration(),
                stations.lab().facts(),
                versions.map(NodeVersions::byNode).orElse(Map.of()),
                RunSettings.of(stations.lab().inventory()),
                options.seed(),
                started,
                options.repeatCommand(),
                wall.elapsed().minus(startedAt),
                Verdict.worst(verdicts),
                CheckCounts.of(results),
                results,
                allNotes);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
