package org.hadrill.controller.outdate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hadrill.controller.config.HaConfig.StonithHost;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.LocalCommand;
import org.hadrill.time.TimeSource;

/**
 * Fences a node through its BMC by {@code ipmitool}: off, and off read back. Never a reset, which powers a dead node on.
 * The password goes by the environment (ipmitool(1), option {@code -E}).
 */
public final class IpmiOff {
    /** How often off is asked for and read back before fencing has failed. */
    public static final int TRIES = 4;

    /** Longest time for one command; a silent BMC takes about 15 s. */
    static final Duration COMMAND_LIMIT = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String program;
    private final StonithHost device;
    private final TimeSource time;
    private final Consumer<String> log;

    public IpmiOff(StonithHost device, TimeSource time, Consumer<String> log) {
        this("ipmitool", device, time, log);
    }

    IpmiOff(String program, StonithHost device, TimeSource time, Consumer<String> log) {
        this.program = program;
        this.device = device;
        this.time = time;
        this.log = log;
    }

    /** Whether the node is off, read back from its BMC. Blocks for some seconds, minutes when the BMC is silent. */
    public boolean offAndReadBack() throws InterruptedException {
        for (int i = 1; i <= TRIES; i++) {
            CommandResult off = ask("off");
            CommandResult status = ask("status");
            if (status.output().strip().endsWith("is off")) {
                log.accept(device.target() + " is off (try " + i + ")");
                return true;
            }
            log.accept(device.target() + " is not confirmed off (try " + i + " of " + TRIES + "): " + said(off) + "; "
                    + said(status));
            if (i < TRIES) {
                time.sleep(PAUSE);
            }
        }
        return false;
    }

    private CommandResult ask(String verb) throws InterruptedException {
        return LocalCommand.run(
                command(verb), Map.of("IPMI_PASSWORD", device.parameters().get(2)), COMMAND_LIMIT);
    }

    private List<String> command(String verb) {
        String iface = device.parameters().get(3);
        List<String> command = new ArrayList<>(List.of(program, "-I", iface));
        if (iface.equals("lanplus")) {
            // Without it ipmitool spends 11 s a call finding a cipher suite.
            command.addAll(List.of("-C", "3"));
        }
        command.addAll(List.of(
                "-N",
                "1",
                "-R",
                "2",
                "-H",
                device.parameters().get(0),
                "-U",
                device.parameters().get(1),
                "-E"));
        command.addAll(List.of("chassis", "power", verb));
        return command;
    }

    private static String said(CommandResult result) {
        return result instanceof CommandResult.Completed c ? (c.stdout() + c.stderr()).strip() : result.describe();
    }
}
