package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hadrill.audit.Audit;
import org.hadrill.audit.AuditReport;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Gathering;
import org.hadrill.cluster.Inventory;
import org.hadrill.drill.Site;
import org.hadrill.inventory.MissingSecretException;
import org.hadrill.lab.InventoryLab;
import org.hadrill.lab.Lab;
import org.hadrill.lab.daemon.LabException;
import org.hadrill.report.audit.AuditJson;
import org.hadrill.report.audit.AuditJunit;
import org.hadrill.report.audit.AuditText;
import org.hadrill.suite.RemoteAccess;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hadrill check}: is the cluster configured as it must be? */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Reads the configuration of both nodes and compares it with what such a cluster needs. Changes nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing worse than a note",
            "1:errors or warnings",
            "2:wrong usage or inventory",
            "3:a node could not be read"
        })
final class CheckCommand implements Callable<Integer> {
    private static final int FOUND = 1;

    @Option(
            names = "--inventory",
            paramLabel = "FILE",
            description = "The cluster of this inventory, reached by SSH and by its BMCs.")
    Optional<Path> inventory = Optional.empty();

    @Mixin
    LabOptions lab;

    @Option(names = "--json", description = "Print JSON instead of text.")
    boolean json;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Write JUnit XML too: a case for each thing that is looked at.")
    Optional<Path> junit = Optional.empty();

    @Spec
    CommandSpec spec;

    private final SystemTime time = new SystemTime();

    @Override
    public Integer call() throws IOException, LabException, InterruptedException {
        if (inventory.isPresent() && !lab.asArguments().isEmpty()) {
            throw usage("--inventory names the cluster; leave out" + lab.asArguments());
        }
        if (inventory.isEmpty() && lab.lab.isEmpty()) {
            throw usage("Name the cluster: --inventory FILE, or --lab vm for a lab that is up");
        }
        try (Lab cluster = cluster()) {
            return check(cluster.inventory(), facts(cluster));
        }
    }

    private Lab cluster() throws LabException, InterruptedException {
        if (inventory.isPresent()) {
            return new InventoryLab(InventoryFile.read(inventory.get()));
        }
        return lab.lasting()
                .attach(time)
                .orElseThrow(() -> new Errors.Failure(
                        Errors.INFRA, "The lab is not up. Bring it up with:   hadrill lab up" + lab.asArguments()));
    }

    private ClusterFacts facts(Lab cluster) throws InterruptedException {
        try (Site site = new RemoteAccess(cluster, time).site()) {
            return Gathering.of(cluster.inventory(), site.nodes(), site.power(), time);
        } catch (MissingSecretException missing) {
            throw new Errors.Failure(Errors.USAGE, String.valueOf(missing.getMessage()), missing);
        }
    }

    private int check(Inventory cluster, ClusterFacts facts) throws IOException {
        AuditReport report = Audit.of(facts);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(AuditJson.of(cluster.name(), report));
        } else {
            AuditText.lines(report).forEach(out::println);
        }
        out.flush();
        if (junit.isPresent()) {
            Files.writeString(junit.get(), AuditJunit.of(cluster.name(), report));
        }
        facts.unread().forEach((node, why) -> spec.commandLine().getErr().println("not read  " + why));
        if (!facts.unread().isEmpty()) {
            return Errors.INFRA;
        }
        return report.clean() ? 0 : FOUND;
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
