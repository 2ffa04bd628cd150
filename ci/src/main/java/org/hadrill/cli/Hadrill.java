package org.hadrill.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.hadrill.suite.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code hadrill}. */
@Command(
        name = "hadrill",
        mixinStandardHelpOptions = true,
        versionProvider = Hadrill.VersionProvider.class,
        description =
                "Failover drills for two-node high-availability clusters: breaks the cluster on purpose and says, with"
                        + " evidence, whether it kept its promise.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 all passed, 1 a promise was broken, 2 wrong usage or configuration, 3 not judged or the lab"
                    + " failed.",
            "First run:  hadrill run (simulated lab, needs nothing); then hadrill doctor --lab vm, hadrill run --lab vm"
        },
        subcommands = {
            RunCommand.class,
            LabCommand.class,
            AllureCommand.class,
            SchemaCommand.class,
            HealCommand.class,
            VerifyCommand.class,
            CompareCommand.class,
            RegressionCommand.class,
            RejudgeCommand.class,
            HistoryCommand.class,
            TrendCommand.class,
            SelfTestCommand.class,
            DoctorCommand.class,
            InventoryCommand.class,
            ConfigCommand.class,
            CheckCommand.class,
            ExploreCommand.class,
            OutdatePeerCommand.class,
            ControllerCommand.class,
            BenchCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
public final class Hadrill implements Runnable {
    @Spec
    CommandSpec spec;

    /** Version of hadrill and of the Java that runs it. */
    static final class VersionProvider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "hadrill " + Version.TEXT,
                "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version")
            };
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command.");
    }

    /** The command line with its behaviour on errors; for the launcher, tests and completion. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Hadrill());
        // The options behind the machine are those of the command that is run there.
        CommandLine lab = Objects.requireNonNull(line.getSubcommands().get("lab"));
        Objects.requireNonNull(lab.getSubcommands().get("ssh")).setStopAtPositional(true);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        Colours.wanted() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new Errors())
                .setExecutionExceptionHandler(new Errors());
    }

    public static void main(String[] args) {
        CommandLine line = commandLine();
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(line.execute(args));
    }
}
