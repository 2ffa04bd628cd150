package org.hadrill.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hadrill.cluster.Inventory;
import org.hadrill.inventory.InventoryExample;
import org.hadrill.inventory.InventorySchema;
import org.hadrill.inventory.InventorySummary;
import org.hadrill.lab.vm.image.VmOverlay;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hadrill inventory}: checks an inventory file, or prints an example or the schema. */
@Command(
        name = "inventory",
        description = "Check an inventory file, or print one to start from.",
        mixinStandardHelpOptions = true,
        subcommands = InventoryTrustCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the inventory is clean", "2:it is not, or cannot be read"})
public final class InventoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup
    private What what = new What();

    private static final class What {
        @Parameters(paramLabel = "FILE", description = "The inventory to check.")
        private Optional<Path> file = Optional.empty();

        @Option(names = "--example", description = "Print a commented inventory of the reference cluster.")
        private boolean example;

        @Option(names = "--schema", description = "Print the JSON Schema of inventories, for editors.")
        private boolean schema;

        @Option(
                names = "--ledger-writer",
                description =
                        "Print the program by which a guest keeps a ledger of acknowledged writes: copy it into the guest"
                                + " as hadrill-ledger, start it there at boot with the path of the ledger, and let the guest's entry"
                                + " 'ledger' in the inventory say how it is read. Needs perl-base in the guest and on the observer,"
                                + " and UDP port 4790 between them.")
        private boolean ledgerWriter;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (what.example || what.schema) {
            out.print(what.example ? InventoryExample.text() : InventorySchema.text());
            out.flush();
            return ExitCode.OK;
        }
        if (what.ledgerWriter) {
            out.print(VmOverlay.ledgerWriter());
            out.flush();
            return ExitCode.OK;
        }
        Path file = what.file.orElseThrow(() -> new ParameterException(
                spec.commandLine(),
                "Missing argument: FILE, --example, --schema, --ledger-writer, or the command trust"));
        return check(file, out, spec.commandLine().getErr());
    }

    private static int check(Path file, PrintWriter out, PrintWriter err) {
        Inventory inventory;
        try {
            inventory = InventoryFile.read(file);
        } catch (Errors.Failure wrong) {
            err.println(wrong.getMessage());
            err.flush();
            return ExitCode.USAGE;
        }
        out.println(file + ": clean");
        out.println(InventorySummary.of(inventory));
        missingKeys(inventory).forEach(key -> out.println("note: the key file " + key + " is not on this machine"));
        out.flush();
        return ExitCode.OK;
    }

    private static List<String> missingKeys(Inventory inventory) {
        return Stream.concat(
                        inventory.nodes().stream().map(Inventory.Node::ssh),
                        Stream.of(inventory.observer().ssh()))
                .map(Inventory.Ssh::keyFile)
                .distinct()
                .filter(key -> !Files.exists(Path.of(key)))
                .toList();
    }
}
