package org.hadrill.fault.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    static final Duration POLL = Duration.ofMillis(100);

    private final DrillContext drill;
    private final NodeName node;

    ManagerShell(DrillContext drill, NodeName node) {
        this.drill = drill;
        this.node = node;
    }

    String service(String action) {
        return "service " + drill.inventory().manager().kind() + " " + action;
    }

    /** Starts the manager where its master process does not live; in the journal for later, too. */
    String startIfDown() {
        return "kill -0 $(cat /var/run/heartbeat.pid 2>/dev/null) 2>/dev/null || " + service("start");
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
        String pids = run("m=$(cat /var/run/heartbeat.pid) && echo $m $(pidof heartbeat)", COMMAND_LIMIT);
        return List.of(pids.split("\\s+")).stream().distinct().toList();
    }

    Proof runs() {
        Optional<NodeSample> sample = drill.view().sample(node);
        return sample.filter(NodeSample::manager).isPresent()
                ? Proof.yes("heartbeat runs on " + node)
                : Proof.no("heartbeat does not run on " + node);
    }

    Proof awaitRunning(boolean wanted, Duration limit) throws InterruptedException {
        drill.time().await(() -> runs().proven() == wanted, limit, POLL);
        Proof is = runs();
        return new Proof(is.proven() == wanted, is.evidence());
    }
}
