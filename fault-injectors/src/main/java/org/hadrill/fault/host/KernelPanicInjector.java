package org.hadrill.fault.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.fault.power.AbruptEnd;
import org.hadrill.fault.power.PowerReturnInjector;
import org.hadrill.fault.power.RecordedPower;
import org.hadrill.remote.CommandResult;

/**
 * A panic of a node's kernel, by SysRq c (admin-guide/sysrq of the kernel; before 2.6.32 that needs a kernel for kdump). Proven when
 * the node falls silent while its BMC says on, its console, where it is seen, shows the panic and no shutdown, and its peer's DRBD
 * lost it by a network failure. A kernel that hangs ({@code kernel.panic} 0) has its power cycled as the undo; another is given
 * time to boot by itself.
 *
 * <p>Never of a node that shares the kernel of this machine, or is a container.
 */
public final class KernelPanicInjector implements Injector {
    /** Longest time from the command until the node tells nothing any more. */
    static final Duration SILENCE_LIMIT = Duration.ofSeconds(10);

    /** Longest time from a panic until a node that boots by itself tells its state. */
    static final Duration BOOT_LIMIT = Duration.ofSeconds(300);

    static final Duration COMMAND_LIMIT = Duration.ofSeconds(3);

    /** The kernel's boot, what it does after a panic, and whether it is its own. */
    static final String QUESTION = "cat /proc/sys/kernel/random/boot_id /proc/sys/kernel/panic;"
            + " [ -w /proc/sysrq-trigger ] && [ ! -e /.dockerenv ] && [ ! -e /run/.containerenv ] && echo own-kernel";

    private static final Path OUR_BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Duration POLL = Duration.ofMillis(100);

    private final DrillContext drill;
    private final NodeName node;
    private final RecordedPower power;
    private final AbruptEnd end;
    private Optional<String> bootBefore = Optional.empty();
    private String kernel = "";
    private boolean bootsByItself;

    public KernelPanicInjector(DrillContext drill, NodeName node) {
        this.drill = drill;
        this.node = node;
        this.power = RecordedPower.of(drill, node);
        this.end = new AbruptEnd(drill, node);
    }

    @Override
    public String describe() {
        return "kernel panic of " + node + " by SysRq c";
    }

    @Override
    public Set<NodeName> mayReset() {
        return Set.of(node);
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        List<String> said = drill.site()
                .node(node)
                .run(QUESTION, COMMAND_LIMIT)
                .output()
                .lines()
                .toList();
        if (said.size() < 3 || !said.get(2).equals("own-kernel")) {
            return Proof.no(node + " has no kernel of its own whose /proc/sysrq-trigger we may write");
        }
        kernel = said.get(0).strip();
        if (kernel.equals(ourKernel())) {
            return Proof.no(node + " runs on the kernel of this machine, which would panic, too");
        }
        bootsByItself = !said.get(1).strip().equals("0");
        return power.isOn()
                ? Proof.yes(node + " has a kernel of its own, which " + (bootsByItself ? "boots by itself" : "hangs")
                        + " after a panic; its BMC says on")
                : Proof.no("the BMC of " + node + " says off");
    }

    private static String ourKernel() {
        try {
            return Files.readString(OUR_BOOT).strip();
        } catch (IOException noLinux) {
            return "";
        }
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return List.of(new UndoJournal.Entry(UndoJournal.Action.POWER_CYCLE, node, "", describe()));
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        bootBefore = drill.view().lastBoot(node);
        end.begin();
        CommandResult result = drill.site()
                .node(node)
                .run(
                        "[ \"$(cat /proc/sys/kernel/random/boot_id)\" = '" + kernel
                                + "' ] && [ ! -e /.dockerenv ] && echo c >/proc/sysrq-trigger",
                        COMMAND_LIMIT);
        // Who panics does not answer.
        if (result instanceof CommandResult.Completed && !result.ok()) {
            throw new FaultException(result.describe());
        }
    }

    @Override
    public Proof prove() throws FaultException, InterruptedException {
        boolean gone = drill.time().await(() -> drill.view().sample(node).isEmpty() || another(), SILENCE_LIMIT, POLL);
        if (!gone) {
            return Proof.no(node + " still tells its state " + SILENCE_LIMIT.toSeconds()
                    + " s after SysRq c; a kernel before 2.6.32 panics only with one for kdump");
        }
        return Proof.yes(node + " tells nothing any more, and its BMC says "
                + (power.isOn() ? "on" : "off: its peer was quick"));
    }

    @Override
    public Proof confirm() throws InterruptedException {
        Proof abrupt = end.onConsole();
        if (abrupt.proven() && end.consoleIsSeen()) {
            abrupt = end.console().stream()
                    .filter(l -> l.contains("Kernel panic"))
                    .findFirst()
                    .map(l -> Proof.yes("the console of " + node + " shows it: " + l.strip()))
                    .orElseGet(() -> Proof.no("no panic on the console of " + node));
        }
        return abrupt.proven() ? abrupt.and(end.lostByPeer()) : abrupt;
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        boolean back = drill.time().await(this::returned, bootsByItself ? BOOT_LIMIT : Duration.ZERO, POLL);
        if (back) {
            return;
        }
        power.off();
        Proof off = power.awaitOff(drill.now());
        if (!off.proven()) {
            throw new FaultException(off.evidence());
        }
        power.on();
    }

    private boolean returned() {
        return another() && drill.view().sample(node).isPresent();
    }

    private boolean another() {
        return !drill.view().lastBoot(node).equals(bootBefore);
    }

    @Override
    public Proof proveReverted() throws FaultException, InterruptedException {
        return PowerReturnInjector.proveUp(drill, node, power, bootBefore);
    }
}
