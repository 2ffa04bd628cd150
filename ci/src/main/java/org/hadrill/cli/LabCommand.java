package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.inventory.InventoryWriter;
import org.hadrill.lab.daemon.LabException;
import org.hadrill.lab.daemon.LabKind;
import org.hadrill.lab.daemon.LabStatus;
import org.hadrill.lab.daemon.LastingLab;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hadrill lab}: a lab by itself, without a run. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Brings a lab up or down, and looks into it.")
final class LabCommand implements Runnable {
    private static final String MACHINE = "m1, m2 or observer";

    @Spec
    CommandSpec spec;

    private final SystemTime time = new SystemTime();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command.");
    }

    @Command(mixinStandardHelpOptions = true, description = "Brings the lab up, and leaves it up.")
    int up(
            @Mixin LabOptions lab,
            @Option(
                            names = "--write-inventory",
                            paramLabel = "FILE",
                            description = "Write an inventory with which the lab can be used as if it were hardware:"
                                    + " hadrill run --inventory FILE.")
                    Optional<Path> inventory)
            throws LabException, InterruptedException, IOException {
        lab.lasting();
        Interrupts interrupts = Interrupts.ofThisThread();
        Duration from = time.elapsed();
        try (Screen screen = new Screen(out(), time, Colours.terminal());
                LastingLab up = lab.up(screen, time, true)) {
            up.keep();
            Duration took = time.elapsed().minus(from);
            screen.line(String.format(
                    Locale.ROOT,
                    "up        %s, configuration %s, after %d min %d s",
                    up.kind(),
                    up.inventory().configuration(),
                    took.toMinutes(),
                    took.toSecondsPart()));
            up.facts().forEach((name, value) -> screen.line(String.format(Locale.ROOT, "%-14s%s", name, value)));
            if (inventory.isPresent()) {
                Files.writeString(inventory.get(), InventoryWriter.write(up.inventoryForOthers()));
                screen.line("inventory " + inventory.get() + ", as long as this lab is up");
            }
            return 0;
        } finally {
            interrupts.done();
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Fetches and builds what the lab is made from, so that it comes up at once later.")
    int prepare(@Mixin LabOptions lab) throws LabException, InterruptedException {
        LabKind<?> kind = lab.lasting();
        DoctorCommand.require(kind);
        Interrupts interrupts = Interrupts.ofThisThread();
        Duration from = time.elapsed();
        try (Screen screen = new Screen(out(), time, Colours.terminal())) {
            screen.work("lab prepare");
            kind.prepare(p -> screen.at(p.step(), p.detail()), time);
            screen.idle();
            screen.line(String.format(
                    Locale.ROOT,
                    "prepared  the %s lab, after %d s",
                    kind.word(),
                    time.elapsed().minus(from).toSeconds()));
            return 0;
        } finally {
            interrupts.done();
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Takes the lab down; nothing of it is left.")
    int down(@Mixin LabOptions lab) throws LabException, InterruptedException {
        out().println(lab.lasting().down(time) ? "down" : "the lab was not up");
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Says whether the lab is up, and what runs. Exit code 3 when not.")
    int status(@Mixin LabOptions lab) throws LabException, InterruptedException {
        Optional<? extends LastingLab> up = lab.lasting().attach(time);
        if (up.isEmpty()) {
            out().println("the lab is not up");
            return Errors.INFRA;
        }
        try (LastingLab attached = up.get()) {
            LabStatus status = attached.status();
            out().printf(
                            "up        configuration %s, since %s%n",
                            attached.inventory().configuration(), status.startedAt());
            for (LabStatus.MachineStatus machine : status.machines()) {
                out().printf(
                                "%-10s%s, %d boots, ssh on %s%s%n",
                                machine.name(),
                                machine.running() ? "on (pid " + machine.pid() + ")" : "off",
                                machine.boots(),
                                machine.ssh(),
                                machine.bmcPort() == 0 ? "" : ", BMC on UDP 127.0.0.1:" + machine.bmcPort());
            }
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Opens a shell on a machine, or runs a command there; options go before the machine.")
    int ssh(
            @Mixin LabOptions lab,
            @Parameters(paramLabel = "MACHINE", description = MACHINE) String machine,
            @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "run this instead of a shell")
                    List<String> command)
            throws LabException, InterruptedException, IOException {
        try (LastingLab attached = attached(lab)) {
            Inventory.Ssh ssh = sshOf(attached.inventory(), machine);
            Path known = Files.createTempFile("hadrill-known-hosts", "");
            try {
                Files.writeString(known, machine + " " + ssh.knownHostKey() + System.lineSeparator());
                List<String> line = new ArrayList<>(List.of(
                        "ssh",
                        "-i",
                        ssh.keyFile(),
                        "-o",
                        "IdentitiesOnly=yes",
                        "-o",
                        "UserKnownHostsFile=" + known,
                        "-o",
                        "StrictHostKeyChecking=yes",
                        "-o",
                        "HostKeyAlias=" + machine,
                        "-o",
                        "LogLevel=ERROR",
                        "-p",
                        Integer.toString(ssh.port()),
                        ssh.user() + "@" + ssh.address()));
                if (command != null) {
                    line.addAll(command);
                }
                return new ProcessBuilder(line).inheritIO().start().waitFor();
            } finally {
                Files.delete(known);
            }
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Shows the console of a machine since it was powered on.")
    int console(
            @Mixin LabOptions lab,
            @Parameters(paramLabel = "MACHINE", description = MACHINE) String machine,
            @Option(
                            names = {"-f", "--follow"},
                            description = "Go on as it grows, until ctrl-c.")
                    boolean follow)
            throws LabException, InterruptedException, IOException {
        try (LastingLab attached = attached(lab)) {
            sshOf(attached.inventory(), machine);
            Path file = attached.consoleFile(machine)
                    .orElseThrow(() -> new Errors.Failure(Errors.INFRA, machine + " has not been powered on"));
            long shown = 0;
            do {
                byte[] bytes = Files.readAllBytes(file);
                out().print(new String(
                        bytes, (int) shown, (int) (bytes.length - shown), java.nio.charset.StandardCharsets.UTF_8));
                out().flush();
                shown = bytes.length;
                if (follow) {
                    time.sleep(Duration.ofMillis(500));
                }
            } while (follow);
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Names the logs of the lab's daemon, machines and BMCs.")
    int logs(@Mixin LabOptions lab) throws LabException, InterruptedException {
        try (LastingLab attached = attached(lab)) {
            attached.logs().forEach(out()::println);
        }
        return 0;
    }

    private LastingLab attached(LabOptions lab) throws LabException, InterruptedException {
        return lab.lasting()
                .attach(time)
                .orElseThrow(() -> new Errors.Failure(
                        Errors.INFRA,
                        "The lab is not up. Bring it up with:   hadrill lab up --lab "
                                + lab.lasting().word()));
    }

    private Inventory.Ssh sshOf(Inventory inventory, String machine) {
        if (machine.equals("observer")) {
            return inventory.observer().ssh();
        }
        return inventory.nodes().stream()
                .filter(n -> n.name().equals(new NodeName(machine)))
                .findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(), "Unknown machine '" + machine + "'. Known: " + MACHINE))
                .ssh();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
