package org.hadrill.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.probe.ClusterView;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteException;

/**
 * Brings a cluster that did not settle back to rest, by the steps that an administrator would take: power on, manager
 * started, a split brain resolved by discarding the data of the node that does not serve (drbdadm(8), manual split brain
 * recovery). Says every step. Not thread-safe.
 */
public final class Repair {
    /** Longest time for one step to show its effect, besides the time that managers wait for each other. */
    static final Duration STEP_LIMIT = Duration.ofSeconds(150);

    static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);
    static final Duration SERVICE_LIMIT = Duration.ofSeconds(180);

    /** A node may be shot by its peer's manager, by its peer's DRBD, and once more while it boots. */
    private static final int ROUNDS = 4;

    private static final Duration POLL = Duration.ofMillis(200);

    private final Site site;
    private final ClusterView view;
    private final Consumer<String> say;
    private final List<String> steps = new ArrayList<>();

    public Repair(Site site, ClusterView view, Consumer<String> say) {
        this.site = site;
        this.view = view;
        this.say = say;
    }

    /** What was done, and whether the cluster is at rest now. */
    public record Outcome(boolean settled, List<String> steps) {
        public Outcome {
            steps = List.copyOf(steps);
        }
    }

    /** Does nothing to a settled cluster. Blocks for minutes. */
    public Outcome run() throws InterruptedException {
        boolean restarted = false;
        for (int round = 1; round <= ROUNDS && !settled(); round++) {
            powerOn();
            resolveSplitBrain();
            startManagers();
            awaitSettledOrSilent();
            if (!settled() && !silent()) {
                if (restarted) {
                    break;
                }
                restarted = true;
                restartManagers();
                awaitSettledOrSilent();
            }
        }
        return new Outcome(settled(), steps);
    }

    private boolean settled() {
        return view.nodesUnsettled().isEmpty();
    }

    /** Whether a node tells nothing: its peer, or DRBD there, may have shot it once more. */
    private boolean silent() {
        return site.inventory().nodes().stream()
                .anyMatch(n -> view.sample(n.name()).isEmpty());
    }

    private void awaitSettledOrSilent() throws InterruptedException {
        site.time().await(() -> settled() || silent(), stepLimit(), POLL);
    }

    private void powerOn() throws InterruptedException {
        for (Inventory.Node node : site.inventory().nodes()) {
            try {
                new PowerBack(site, view)
                        .bring(node.name(), stepLimit(), () -> step(node.name() + ": power on by its BMC"));
                site.time().await(() -> view.sample(node.name()).isPresent(), stepLimit(), POLL);
            } catch (RemoteException e) {
                step("not done: " + e.getMessage());
            }
        }
    }

    private void resolveSplitBrain() throws InterruptedException {
        if (site.inventory().nodes().stream().noneMatch(n -> standAlone(n.name()))) {
            return;
        }
        NodeName preferred = site.inventory().preferred().name();
        NodeName standby = site.inventory().other(preferred).name();
        NodeName survivor = view.serves(standby) && !view.serves(preferred) ? standby : preferred;
        NodeName victim = site.inventory().other(survivor).name();
        String resource = site.inventory().disk().resource();
        step("split brain: " + survivor + " keeps its data, what only " + victim + " wrote is discarded");
        shell(victim, service(victim, "stop"), SERVICE_LIMIT);
        shell(
                victim,
                "drbdadm disconnect " + resource + " 2>/dev/null; drbdadm secondary " + resource
                        + " && drbdadm connect --discard-my-data " + resource,
                COMMAND_LIMIT);
        if (standAlone(survivor)) {
            shell(survivor, "drbdadm connect " + resource, COMMAND_LIMIT);
        }
        site.time().await(() -> upToDate(victim), stepLimit(), POLL);
    }

    private void startManagers() throws InterruptedException {
        for (Inventory.Node node : site.inventory().nodes()) {
            if (view.sample(node.name()).filter(s -> !s.manager()).isPresent()) {
                shell(node.name(), service(node.name(), "start"), SERVICE_LIMIT);
            }
        }
    }

    private void restartManagers() throws InterruptedException {
        for (String action : List.of("stop", "start")) {
            for (Inventory.Node node : site.inventory().nodes()) {
                shell(node.name(), service(node.name(), action), SERVICE_LIMIT);
            }
        }
    }

    private Duration stepLimit() {
        return STEP_LIMIT.plus(Windows.loneStart(site.inventory()));
    }

    private String service(NodeName node, String action) {
        return site.inventory().manager().on(node).serviceCommand(action);
    }

    private boolean standAlone(NodeName node) {
        return view.sample(node)
                .flatMap(NodeSample::drbd)
                .filter(d -> d.connection().equals("StandAlone"))
                .isPresent();
    }

    private boolean upToDate(NodeName node) {
        return view.sample(node)
                .flatMap(NodeSample::drbd)
                .filter(d -> d.connection().equals("Connected") && d.disk().equals("UpToDate"))
                .isPresent();
    }

    private void shell(NodeName node, String command, Duration limit) throws InterruptedException {
        step(node + ": " + command.replace(" </dev/null", ""));
        CommandResult result = site.node(node).run(command, limit);
        if (!result.ok()) {
            step("not done: " + result.describe());
        }
    }

    private void step(String sentence) {
        steps.add(sentence);
        say.accept(sentence);
    }
}
