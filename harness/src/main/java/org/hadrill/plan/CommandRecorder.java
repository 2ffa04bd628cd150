package org.hadrill.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.Site;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.CommandResult.Completed;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.TimeSource;

/** Notes every command that goes to a node, to the observer or to a power switch, when it has ended. Not thread-safe. */
public final class CommandRecorder {
    private static final int NOT_FOUND = 127;

    private final TimeSource time;
    private final List<Ran> ran = new ArrayList<>();

    public CommandRecorder(TimeSource time) {
        this.time = time;
    }

    /**
     * A command that had ended at {@code at}.
     *
     * @param understood whether the host's shell found the program, sh(1) "EXIT STATUS"
     */
    public record Ran(Duration at, HostCommand command, boolean understood) {}

    /** What ran so far, oldest first. */
    public List<Ran> ran() {
        return List.copyOf(ran);
    }

    /** {@code site}, overheard. */
    public Site overhear(Site site) {
        Map<NodeName, RemoteHost> nodes = new LinkedHashMap<>();
        site.nodes().forEach((name, host) -> nodes.put(name, new Host(host)));
        Map<NodeName, PowerControl> power = new LinkedHashMap<>();
        site.power().forEach((name, control) -> power.put(name, new Power(name, control)));
        return new Site(site.lab(), site.time(), nodes, new Host(site.observer()), power, site.interlock());
    }

    private void note(String host, String command, boolean understood) {
        ran.add(new Ran(time.elapsed(), new HostCommand(host, command), understood));
    }

    private CommandResult noted(CommandResult result) {
        note(result.host(), result.command(), !(result instanceof Completed c && c.exitCode() == NOT_FOUND));
        return result;
    }

    private final class Host implements RemoteHost {
        private final RemoteHost real;

        Host(RemoteHost real) {
            this.real = real;
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public CommandResult run(String command, Duration limit) throws InterruptedException {
            return noted(real.run(command, limit));
        }

        @Override
        public CommandResult run(String command, byte[] input, Duration limit) throws InterruptedException {
            return noted(real.run(command, input, limit));
        }

        @Override
        public LineStream stream(String command, Consumer<String> lines) throws RemoteException, InterruptedException {
            return real.stream(command, lines);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private final class Power implements PowerControl {
        private final String host;
        private final PowerControl real;

        Power(NodeName node, PowerControl real) {
            this.host = "bmc-" + node;
            this.real = real;
        }

        @Override
        public boolean isOn() throws RemoteException, InterruptedException {
            boolean on = real.isOn();
            note(host, describe("status"), true);
            return on;
        }

        @Override
        public void off() throws RemoteException, InterruptedException {
            real.off();
            note(host, describe("off"), true);
        }

        @Override
        public void on() throws RemoteException, InterruptedException {
            real.on();
            note(host, describe("on"), true);
        }

        @Override
        public void close() {
            real.close();
        }

        @Override
        public String describe(String action) {
            return real.describe(action);
        }
    }
}
