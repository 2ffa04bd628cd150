package org.hadrill.fault.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hadrill.cluster.ManagerKind;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Proof;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.remote.CommandResult;

/** The cluster manager's processes on one node, through its shell. */
final class ManagerShell {
    /** A clean stop releases every resource first; under emulation that takes about 20 s. */
    static final Duration SERVICE_LIMIT = Duration.ofSeconds(180);

    static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);
    static final Duration STATE_LIMIT = Duration.ofSeconds(10);

    /** Longest wait for the node to tell its state again, after a watchdog's reset. */
    static final Duration RETURN_LIMIT = Duration.ofSeconds(300);

    static final Duration POLL = Duration.ofMillis(100);

    private final DrillContext drill;
    private final NodeName node;
    private final ManagerKind kind;

    ManagerShell(DrillContext drill, NodeName node) {
        this.drill = drill;
        this.node = node;
        this.kind = drill.inventory().manager().on(node);
    }

    ManagerKind kind() {
        return kind;
    }

    /** The manager's name for people. */
    String name() {
        return kind.service();
    }

    String run(String command, Duration limit) throws FaultException, InterruptedException {
        CommandResult result = drill.site().node(node).run(command, limit);
        if (!result.ok()) {
            throw new FaultException(result.describe());
        }
        return result.output().strip();
    }

    /** Process identifiers of the manager, the master's first. */
    List<String> processes() throws FaultException, InterruptedException {
        return words(run(kind.processesCommand(), COMMAND_LIMIT));
    }

    /** Process identifiers in {@code text}, each once. */
    static List<String> words(String text) {
        return List.of(text.strip().split("\\s+")).stream().distinct().toList();
    }

    /**
     * Those of {@code pids} that live, with their state as ps(1) prints it, such as {@code 101 Ss}; a zombie that nobody has
     * waited for is dead, proc(5).
     */
    List<String> living(List<String> pids) throws FaultException, InterruptedException {
        return run(livingCommand(pids), COMMAND_LIMIT)
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("\\d+ +[^ZX].*"))
                .toList();
    }

    static String livingCommand(List<String> pids) {
        return "ps -o pid=,stat= -p " + pids.stream().collect(Collectors.joining(",")) + "; true";
    }

    Proof runs() {
        Optional<NodeSample> sample = drill.view().sample(node);
        return sample.filter(NodeSample::manager).isPresent()
                ? Proof.yes(name() + " runs on " + node)
                : Proof.no(name() + " does not run on " + node);
    }

    Proof awaitRunning(boolean wanted, Duration limit) throws InterruptedException {
        drill.time().await(() -> runs().proven() == wanted, limit, POLL);
        Proof is = runs();
        return new Proof(is.proven() == wanted, is.evidence());
    }

    /** Waits until the node can be worked on, which a watchdog may have reset meanwhile. */
    void awaitReturn() throws FaultException, InterruptedException {
        if (!drill.time().await(() -> drill.view().sample(node).isPresent(), RETURN_LIMIT, POLL)) {
            throw new FaultException(node + " did not tell its state within " + RETURN_LIMIT.toSeconds()
                    + " s, so nothing can be undone there");
        }
    }
}
