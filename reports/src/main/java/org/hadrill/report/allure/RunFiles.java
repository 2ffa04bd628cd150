package org.hadrill.report.allure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hadrill.recording.RecordingJson;
import org.hadrill.run.RunResult;

/** What Allure wants to know of a run as a whole: categories, environment, and who ran it. */
final class RunFiles {
    static final String ENVIRONMENT = "environment.properties";

    private static final String CATEGORIES = """
            [
              {"name": "A promise was broken", "matchedStatuses": ["failed"]},
              {"name": "Could not be judged", "matchedStatuses": ["broken"], "messageRegex": "(?s)unknown: .*"},
              {"name": "Lab, BMC or SSH failed", "matchedStatuses": ["broken"], "messageRegex": "(?s)infra: .*"}
            ]
            """;

    private RunFiles() {}

    static void write(Path folder, RunResult run) throws IOException {
        Files.writeString(folder.resolve("categories.json"), CATEGORIES);
        Files.writeString(folder.resolve(ENVIRONMENT), environment(run));
        Files.writeString(folder.resolve("executor.json"), executor(run));
    }

    /** Later runs have higher numbers, which is how Allure orders a trend. */
    private static String executor(RunResult run) {
        Map<String, Object> executor = new LinkedHashMap<>();
        executor.put("name", "hadrill " + run.hadrill());
        executor.put("type", "hadrill");
        executor.put("buildOrder", run.started().getEpochSecond());
        executor.put("buildName", run.lab() + ", " + run.configuration() + ", seed " + run.seed());
        executor.put("reportName", "hadrill: " + run.cluster() + ", " + run.configuration());
        return RecordingJson.mapper().writeValueAsString(executor);
    }

    private static String environment(RunResult run) {
        StringBuilder text = new StringBuilder();
        property(text, "hadrill", run.hadrill());
        property(text, "lab", run.lab());
        property(text, "cluster", run.cluster());
        property(text, "config", run.configuration());
        property(text, "seed", Long.toString(run.seed()));
        run.facts().forEach((name, value) -> property(text, name, value));
        run.nodes().forEach((node, versions) -> versions.forEach((n, v) -> property(text, node + "." + n, v)));
        property(text, "repeat", run.repeatCommand());
        return text.toString();
    }

    /** One line of a properties file, java.util.Properties#load. */
    private static void property(StringBuilder text, String name, String value) {
        text.append(name.replaceAll("[\\s:=]+", "_"))
                .append(" = ")
                .append(value.replace("\\", "\\\\").replaceAll("\\R", " "))
                .append('\n');
    }
}
