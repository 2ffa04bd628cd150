package org.hadrill.report.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hadrill.recording.RecordingJson;
import org.hadrill.run.RunResult;
import tools.jackson.databind.json.JsonMapper;

/** {@code run.json}: the form is described by the JSON Schema in the resource {@link #SCHEMA}. */
public final class RunJson {
    /** The JSON Schema (draft 2020-12) of {@code run.json}, as a resource. */
    public static final String SCHEMA = "/org/hadrill/report/run.schema.json";

    private static final JsonMapper JSON = RecordingJson.mapper();

    private RunJson() {}

    /** The text of {@link #SCHEMA}. */
    public static String schema() {
        try (InputStream in = RunJson.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException("resource " + SCHEMA + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + SCHEMA, e);
        }
    }

    /** The run as indented JSON, with a line feed at the end. */
    public static String of(RunResult result) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n";
    }

    /**
     * Reads a {@code run.json} back.
     *
     * @throws tools.jackson.core.JacksonException when the file cannot be read or has another form
     */
    public static RunResult read(Path file) {
        return JSON.readValue(file.toFile(), RunResult.class);
    }
}
