package org.hadrill.cli;

import java.util.concurrent.Callable;
import org.hadrill.report.json.RunJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hadrill schema}: the form of run.json, for programs that read it. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema of run.json. Within a format names are added, never renamed or removed.")
final class SchemaCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(RunJson.schema());
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
