package org.hadrill.controller.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Action;
import org.hadrill.controller.Input;
import org.hadrill.controller.config.HaConfig.StonithHost;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.LocalCommand;
import org.hadrill.time.TimeSource;

/**
 * Switches the peer off by IPMI 2.0 ({@code chassis power off}, never a reset, which powers a dead node on) and believes it
 * only when the chassis is read back as off. On a thread of {@code workers}.
 */
final class Fencing {
    /** From the first command to the reading that confirms, at most. */
    static final Duration OFF_LIMIT = Duration.ofSeconds(30);

    /** Longest run of one ipmitool; a silent BMC takes about as long. */
    static final Duration CALL_LIMIT = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final NodeName self;
    private final List<StonithHost> hosts;
    private final String ipmitool;
    private final TimeSource time;
    private final Executor workers;
    private final Consumer<Input> answer;

    Fencing(
            NodeName self,
            List<StonithHost> hosts,
            String ipmitool,
            TimeSource time,
            Executor workers,
            Consumer<Input> answer) {
        this.self = self;
        this.hosts = List.copyOf(hosts);
        this.ipmitool = ipmitool;
        this.time = time;
        this.workers = workers;
        this.answer = answer;
    }

    /** Starts fencing; does not wait. */
    void fence(Action.Fence fence) {
        workers.execute(() -> {
            try {
                answer.accept(fenced(fence));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Input.FenceEnded fenced(Action.Fence fence) throws InterruptedException {
        Optional<StonithHost> device = hosts.stream()
                .filter(h ->
                        h.target().equals(fence.node()) && h.by().orElse(self).equals(self))
                .findFirst();
        if (device.isEmpty()) {
            return new Input.FenceEnded(
                    fence.token(), false, "no stonith_host line lets " + self + " switch " + fence.node() + " off");
        }
        Duration end = time.elapsed().plus(OFF_LIMIT);
        String said = "";
        while (time.elapsed().compareTo(end) < 0) {
            CommandResult off = chassis(device.get(), "off");
            CommandResult status = chassis(device.get(), "status");
            said = off.describe() + "; " + status.describe();
            if (status.ok() && status.output().strip().endsWith("is off")) {
                return new Input.FenceEnded(fence.token(), true, status.output().strip());
            }
            time.sleep(PAUSE);
        }
        return new Input.FenceEnded(
                fence.token(), false, "not read back as off within OFF_LIMIT " + OFF_LIMIT.toSeconds() + " s: " + said);
    }

    /** Parameters as the plug-in {@code external/ipmi} takes them: address, user, password, interface. */
    private CommandResult chassis(StonithHost device, String verb) throws InterruptedException {
        List<String> words = device.parameters();
        List<String> command = new ArrayList<>(List.of(ipmitool, "-I", words.get(3)));
        if (words.get(3).equals("lanplus")) {
            // Without a cipher suite ipmitool tries them all, 11 s a call.
            command.addAll(List.of("-C", "3"));
        }
        command.addAll(List.of("-N", "1", "-R", "3", "-H", words.get(0), "-U", words.get(1), "-E"));
        command.addAll(List.of("chassis", "power", verb));
        return LocalCommand.run(command, Map.of("IPMI_PASSWORD", words.get(2)), CALL_LIMIT);
    }
}
