package org.hadrill.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.probe.ClusterView;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Event.Step;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.Header;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;
import org.hadrill.recording.Stamp;

/**
 * Runs one drill after another: breaks, records, undoes. It judges nothing. Not thread-safe; probes run on their own
 * threads meanwhile.
 */
public final class DrillRunner {
    private static final String SOURCE = "drill";
    private static final String TAKEOVER = "waiting for the takeover";

    private final Site site;
    private final ClusterView view;
    private final EventLog log;
    private final UndoJournal journal;
    private final RunFacts facts;
    private final Traces traces;
    private final FencedNodes fencedNodes;
    private Progress progress = Progress.NONE;
    private boolean broken;
    private boolean fenced;

    /** Nodes whose power the standing faults have a say in. */
    private Set<NodeName> ours = Set.of();

    /** How many faults stand now, armed ones among them. */
    private int standing;

    private Duration observerGoneFor = Duration.ZERO;
    private DrillPlan plan = new DrillPlan(0, NO_SCENARIO, 0, 0, Duration.ZERO, java.nio.file.Path.of(""));

    private static final Scenario NO_SCENARIO =
            new Scenario("none", "", Expectation.STAY, Optional.empty(), Optional.empty(), i -> Duration.ZERO, false);

    /** What every recording of a run says about the run. */
    public record RunFacts(String hadrill, boolean framesSeen) {}

    public DrillRunner(Site site, ClusterView view, EventLog log, UndoJournal journal, RunFacts facts) {
        this(site, view, log, journal, facts, Traces.NONE);
    }

    /** @param traces what must be as before when the cluster has settled; lives as long as the run */
    public DrillRunner(Site site, ClusterView view, EventLog log, UndoJournal journal, RunFacts facts, Traces traces) {
        this.traces = traces;
        this.site = site;
        this.view = view;
        this.log = log;
        this.journal = journal;
        this.facts = facts;
        this.fencedNodes = new FencedNodes(site, view, new Recorded());
    }

    /** A drill that was broken off; what was broken is undone. */
    private static final class BrokenOff extends Exception {
        private final Point point;

        BrokenOff(Point point, String reason) {
            super(reason);
            this.point = point;
        }
    }

    /**
     * Runs the drill and returns its recording as it was kept. A drill that cannot be done ends early, with the
     * reason in its recording and everything undone.
     *
     * @throws InterruptedException after undoing, when the thread was interrupted
     * @throws IOException when the recording cannot be written
     */
    public Recording run(DrillPlan drillPlan, Progress listener) throws IOException, InterruptedException {
        plan = drillPlan;
        broken = false;
        fenced = false;
        progress = listener;
        Map<NodeName, Integer> consoles = consoleSizes();
        log.open(plan.folder(), header());
        Recording recording;
        try {
            try {
                phases();
            } catch (BrokenOff e) {
                mark(e.point, String.valueOf(e.getMessage()));
                settleAfterTrouble();
            } catch (FaultException e) {
                mark(Point.INFRA, String.valueOf(e.getMessage()));
                settleAfterTrouble();
            }
            recordLedger();
            recordConsoles(consoles);
            mark(Point.END, "");
        } finally {
            recording = log.close();
        }
        return recording;
    }

    private void settleAfterTrouble() throws InterruptedException {
        if (broken) {
            try {
                settle();
            } catch (FaultException e) {
                mark(Point.NOT_SETTLED, String.valueOf(e.getMessage()));
            }
        }
    }

    private void phases() throws BrokenOff, FaultException, InterruptedException, IOException {
        Scenario scenario = plan.scenario();
        DrillContext context = new DrillContext(site, view, new Recorded());
        baseline();
        Optional<Injector> prepared = scenario.prepare().map(p -> p.apply(context));
        if (prepared.isPresent()) {
            withUndo(prepared.get(), Point.PREPARE, () -> {
                if (!recover(TAKEOVER, () -> takenOver(context), false)) {
                    throw new BrokenOff(
                            Point.BASELINE_SICK,
                            "the cluster did not recover from " + prepared.get().describe());
                }
                confirm(prepared.get());
                site.time().sleep(Windows.BASELINE);
                judged(scenario, context);
            });
        } else {
            judged(scenario, context);
        }
    }

    /** Waits for a healthy cluster that stays so for the whole baseline. */
    private void baseline() throws BrokenOff, FaultException, InterruptedException {
        Duration end = view.now().plus(Windows.HEALTHY_LIMIT);
        do {
            if (!await("waiting for a healthy cluster", view::unsettled, end.minus(view.now()))) {
                throw new BrokenOff(
                        Point.BASELINE_SICK,
                        "not healthy within " + Windows.HEALTHY_LIMIT.toSeconds() + " s: "
                                + view.unsettled().orElse("not quiet for " + Windows.BASELINE.toSeconds() + " s"));
            }
            mark(Point.BASELINE, "");
        } while (!staysSettled("baseline", Windows.BASELINE));
        traces.remember();
        site.time().sleep(plan.phase());
    }

    private void judged(Scenario scenario, DrillContext context)
            throws BrokenOff, FaultException, InterruptedException, IOException {
        if (scenario.fault().isEmpty()) {
            mark(Point.FAULT, "none: a control drill");
            hold(scenario.hold().apply(site.inventory()));
            settle();
            return;
        }
        Injector fault = scenario.fault().get().apply(context);
        boolean[] healed = new boolean[1];
        withUndo(fault, Point.FAULT, () -> {
            if (scenario.expectation() == Expectation.FAILBACK) {
                confirm(fault);
                healed[0] = true;
                settle();
                return;
            }
            boolean recovered = true;
            switch (scenario.expectation()) {
                case TAKEOVER_THEN_FAILBACK -> {
                    recovered = recover(TAKEOVER, () -> takenOver(context), true);
                    hold(Windows.AFTER_RECOVERY);
                }
                case RESTORED -> {
                    // Right after the fault everything still seems to run.
                    hold(scenario.hold().apply(site.inventory()));
                    recovered = recover("waiting for the service", this::restored, true);
                    hold(Windows.AFTER_RECOVERY);
                }
                default -> hold(scenario.hold().apply(site.inventory()));
            }
            confirm(fault);
            if (scenario.helps() && recovered && !nowFenced()) {
                healed[0] = settle();
            }
        });
        if (!healed[0]) {
            if (scenario.helps() && !fenced) {
                mark(Point.HELP, "hadrill undid the fault, as the cluster had not healed by itself");
            }
            settle();
        }
    }

    private boolean nowFenced() throws InterruptedException {
        fenced = !fencedNodes.off(ours).isEmpty();
        return fenced;
    }

    /** A part of a drill during which a fault stands. */
    private interface Body {
        void run() throws BrokenOff, FaultException, InterruptedException, IOException;
    }

    /** Journal, arm, inject, prove, body; and in every case the undo with its proof. */
    private void withUndo(Injector fault, Point point, Body body)
            throws BrokenOff, FaultException, InterruptedException, IOException {
        site.interlock().beforeFault(fault.describe(), view, standing == 0);
        Proof possible = step(Step.CHECK, fault::check);
        if (!possible.proven()) {
            throw new BrokenOff(Point.BROKEN_OFF, "the fault cannot be done: " + possible.evidence());
        }
        Map<Integer, UndoJournal.Entry> entries = new LinkedHashMap<>();
        List<UndoJournal.Entry> own = fault.undo();
        Set<NodeName> outer = ours;
        ours = Stream.concat(
                        outer.stream(),
                        own.stream()
                                .filter(e -> e.action() == UndoJournal.Action.POWER_ON)
                                .map(UndoJournal.Entry::node))
                .collect(Collectors.toUnmodifiableSet());
        List<UndoJournal.Entry> all = new ArrayList<>(fencedNodes.undo(ours));
        all.addAll(own);
        for (UndoJournal.Entry entry : all) {
            entries.put(journal.register(entry), entry);
        }
        boolean interrupted = false;
        boolean first = standing++ == 0;
        try {
            step(Step.ARM, () -> {
                fault.arm();
                return Proof.yes(entries.size() + " entries in the journal");
            });
            approach(fault);
            site.interlock().beforeFault(fault.describe(), view, first);
            injectAndProve(fault, point);
            body.run();
        } catch (InterruptedException e) {
            interrupted = true;
            mark(Point.BROKEN_OFF, "interrupted");
        } finally {
            // A second interrupt must not keep us from undoing.
            interrupted |= Thread.interrupted();
            undo(fault, point == Point.FAULT && !own.isEmpty(), entries);
            ours = outer;
            standing--;
        }
        if (interrupted) {
            throw new InterruptedException("the drill was interrupted; its fault is undone");
        }
    }

    private void undo(Injector fault, boolean marked, Map<Integer, UndoJournal.Entry> entries)
            throws FaultException, InterruptedException, IOException {
        progress.at("undo", fault.describe());
        if (marked) {
            mark(Point.UNDO, fault.describe());
        }
        step(Step.UNDO, () -> {
            List<NodeName> back = fencedNodes.bringBack(ours);
            fenced |= !back.isEmpty();
            fault.revert();
            return Proof.yes("undone: " + fault.describe()
                    + back.stream()
                            .map(n -> "; " + n + ", which the cluster had switched off, has power again")
                            .collect(Collectors.joining()));
        });
        Proof undone = step(Step.PROVE_UNDO, fault::proveReverted);
        if (undone.proven()) {
            for (Map.Entry<Integer, UndoJournal.Entry> e : entries.entrySet()) {
                journal.done(e.getKey(), e.getValue());
            }
        }
    }

    private void approach(Injector fault) throws BrokenOff, FaultException, InterruptedException {
        progress.at("before the fault", fault.describe());
        broken = true;
        Optional<Proof> there;
        site.interlock().expectFault(true);
        try {
            there = fault.approach();
        } finally {
            site.interlock().expectFault(false);
        }
        if (there.isPresent()) {
            record(Step.APPROACH, there.get().proven(), there.get().evidence());
            if (!there.get().proven()) {
                throw new BrokenOff(
                        Point.BROKEN_OFF,
                        "the fault's moment did not come: " + there.get().evidence());
            }
        }
    }

    private void injectAndProve(Injector fault, Point point) throws BrokenOff, FaultException, InterruptedException {
        progress.at("fault", fault.describe());
        mark(point, fault.describe());
        step(Step.INJECT, () -> {
            fault.inject();
            return Proof.yes(fault.describe());
        });
        Proof bit = step(Step.PROVE, fault::prove);
        if (!bit.proven()) {
            throw new BrokenOff(Point.BROKEN_OFF, "the fault is not proven: " + bit.evidence());
        }
    }

    private void confirm(Injector fault) throws BrokenOff, FaultException, InterruptedException {
        Proof bit = step(Step.PROVE, fault::confirm);
        if (!bit.proven()) {
            throw new BrokenOff(Point.BROKEN_OFF, "the fault is not proven: " + bit.evidence());
        }
    }

    /** Right after a fault the addresses still seem to answer; only the standby that serves shows that it took over. */
    private boolean takenOver(DrillContext context) {
        return view.allAnswer() && view.serves(context.standby());
    }

    private boolean restored() {
        return view.allAnswer() && site.inventory().nodes().stream().anyMatch(n -> view.serves(n.name()));
    }

    private boolean recover(String phase, BooleanSupplier recovered, boolean judged)
            throws FaultException, InterruptedException {
        Duration limit = Windows.recovery(site.inventory(), plan.scenario().name());
        boolean ok = await(phase, () -> recovered.getAsBoolean() ? Optional.empty() : Optional.of(""), limit);
        if (judged || !ok) {
            mark(ok ? Point.RECOVERED : Point.NOT_RECOVERED, ok ? "" : "not within " + limit.toSeconds() + " s");
        }
        return ok;
    }

    /** Waits for the settled cluster, and that it stays so. */
    private boolean settle() throws FaultException, InterruptedException {
        Duration limit = site.inventory().limits().settle(plan.scenario().name());
        Duration end = view.now().plus(limit);
        StandAloneWatch standAlone = new StandAloneWatch(view, site.inventory());
        Optional<String> left = Optional.empty();
        while (view.now().compareTo(end) < 0) {
            await(
                    "waiting for the settled cluster",
                    () -> standAlone.forGood() ? Optional.empty() : view.unsettled(),
                    end.minus(view.now()));
            if (standAlone.forGood()) {
                mark(
                        Point.NOT_SETTLED,
                        "DRBD is StandAlone for " + Windows.STAND_ALONE_LIMIT.toSeconds()
                                + " s: it will not reconnect by itself");
                return false;
            }
            left = Optional.empty();
            if (view.unsettled().isEmpty() && staysSettled("settled, watching", Windows.QUIET)) {
                left = traces.left();
                if (left.isEmpty()) {
                    mark(Point.SETTLED, "");
                    return true;
                }
                progress.at("not as before the run", left.get());
            }
        }
        String obstacle = left.map(t -> "not as before the run: " + t)
                .or(view::unsettled)
                .orElse("not quiet for " + Windows.QUIET.toSeconds() + " s");
        mark(Point.NOT_SETTLED, "not within " + limit.toSeconds() + " s: " + obstacle);
        return false;
    }

    private boolean staysSettled(String phase, Duration window) throws FaultException, InterruptedException {
        Duration end = view.now().plus(window);
        while (view.now().compareTo(end) < 0) {
            progress.at(phase, "");
            if (view.unsettled().isPresent()) {
                return false;
            }
            pause();
        }
        return true;
    }

    private void hold(Duration duration) throws FaultException, InterruptedException {
        Duration end = view.now().plus(duration);
        while (view.now().compareTo(end) < 0) {
            progress.at("observing", end.minus(view.now()).toSeconds() + " s to go");
            pause();
        }
    }

    /** Waits until there is no obstacle, and shows the one that there is. */
    private boolean await(String phase, Supplier<Optional<String>> obstacle, Duration limit)
            throws FaultException, InterruptedException {
        Duration end = view.now().plus(limit);
        Optional<String> now = obstacle.get();
        while (now.isPresent()) {
            if (view.now().compareTo(end) >= 0) {
                return false;
            }
            progress.at(phase, now.get());
            pause();
            now = obstacle.get();
        }
        return true;
    }

    /** One period of looking; without an observer there is nothing to look at. */
    private void pause() throws FaultException, InterruptedException {
        site.time().sleep(Windows.POLL);
        Optional<String> gone = view.observerGone();
        if (gone.isPresent()) {
            observerGoneFor = observerGoneFor.plus(Windows.POLL);
            if (observerGoneFor.compareTo(Windows.OBSERVER_LIMIT) > 0) {
                throw new FaultException(gone.get());
            }
        } else {
            observerGoneFor = Duration.ZERO;
        }
    }

    /** A step of a fault. */
    private interface StepBody {
        Proof run() throws FaultException, InterruptedException;
    }

    private Proof step(Step step, StepBody body) throws FaultException, InterruptedException {
        try {
            Proof proof = body.run();
            record(step, proof.proven(), proof.evidence());
            return proof;
        } catch (FaultException e) {
            record(step, false, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void record(Step step, boolean ok, String detail) {
        log.add(new Event.FaultStep(stamp(step + " " + (ok ? "ok " : "NOT OK ") + detail), step, ok, detail));
    }

    private void mark(Point point, String detail) {
        log.add(new Event.Mark(stamp(point + " " + detail), point, detail));
    }

    private Stamp stamp(String line) {
        Duration now = view.now();
        return log.raw(SOURCE, now.toMillis() + " " + line, now, Duration.ZERO);
    }

    /** What is acknowledged while the ledger is read need not be in it: its time is that of the question. */
    private void recordLedger() {
        Duration asked = view.now();
        new TreeMap<>(site.lab().readLedger())
                .forEach((node, present) -> log.add(
                        new Event.LedgerRead(new Stamp(asked, Duration.ZERO, node + ".ledger", 0), node, present)));
    }

    private Map<NodeName, Integer> consoleSizes() {
        Map<NodeName, Integer> sizes = new LinkedHashMap<>();
        for (Inventory.Node node : site.inventory().nodes()) {
            sizes.put(node.name(), site.lab().consoleLines(node.name()).size());
        }
        return sizes;
    }

    private void recordConsoles(Map<NodeName, Integer> from) {
        from.forEach((node, before) -> {
            List<String> lines = site.lab().consoleLines(node);
            for (String line : lines.subList(Math.min(before, lines.size()), lines.size())) {
                Stamp stamp = log.raw(node + ".console", line, view.now(), view.now());
                log.add(new Event.LogLine(stamp, node, "console", line));
            }
        });
    }

    private Duration outageLimit(Ipv4 address) {
        return site.inventory().limits().outage(plan.scenario().name(), address);
    }

    private Header header() {
        Inventory inventory = site.inventory();
        Map<NodeName, org.hadrill.cluster.MacAddress> cards = new LinkedHashMap<>();
        inventory.nodes().forEach(n -> cards.put(n.name(), n.eth1().mac()));
        Map<Ipv4, Duration> limits = new LinkedHashMap<>();
        inventory.pingedAddresses().forEach(a -> limits.put(a, outageLimit(a)));
        Scenario scenario = plan.scenario();
        return new Header(
                Header.FORMAT,
                facts.hadrill(),
                site.lab().kind(),
                inventory.configuration(),
                scenario.name(),
                scenario.summary(),
                plan.repeat(),
                plan.seed(),
                site.time().wall().minus(view.now()),
                scenario.expectation(),
                inventory.preferred().name(),
                inventory.other(inventory.preferred().name()).name(),
                cards,
                inventory.router().address(),
                inventory.pingedAddresses(),
                inventory.guests().stream().map(Inventory.Guest::name).toList(),
                limits,
                inventory.limits().settle(scenario.name()),
                inventory.manager().keepalive(),
                inventory.probes().ping(),
                inventory.probes().arp(),
                inventory.probes().state(),
                facts.framesSeen(),
                site.lab().keepsLedger(),
                Optional.of(mayReset()));
    }

    private List<NodeName> mayReset() {
        DrillContext context = new DrillContext(site, view, new Recorded());
        return Stream.of(plan.scenario().prepare(), plan.scenario().fault())
                .flatMap(Optional::stream)
                .flatMap(f -> f.apply(context).mayReset().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What injectors record. */
    private final class Recorded implements DrillContext.Events {
        @Override
        public void power(NodeName node, boolean on) {
            Duration now = view.now();
            Stamp stamp = log.raw(node + ".bmc", now.toMillis() + (on ? " on" : " off"), now, Duration.ZERO);
            log.add(new Event.PowerReading(stamp, node, on));
        }
    }
}
