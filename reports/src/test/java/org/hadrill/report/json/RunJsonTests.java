package org.hadrill.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.hadrill.report.Samples;
import org.hadrill.report.Samples.Sample;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RunJsonTests {
    static List<Sample> samples() {
        return List.of(Samples.powerCut(), Samples.mixed());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aRunIsAsTheSchemaSays(Sample sample) {
        assertThat(errors(RunJson.of(sample.run()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"verdict\"", "\"evidence\"", "\"censored\"", "\"frameDurationMs\"", "\"wallMs\""})
    void aMissingNameIsAnError(String name) {
        String broken = RunJson.of(Samples.powerCut().run()).replaceFirst(name, "\"other\"");

        assertThat(errors(broken)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theNamesThatOthersReadAreThere(Sample sample) {
        JsonNode run = JsonMapper.shared().readTree(RunJson.of(sample.run()));

        assertThat(run.path("verdict").asString())
                .isEqualTo(sample.run().verdict().name());
        for (JsonNode drill : run.path("drills")) {
            assertThat(drill.propertyNames())
                    .contains("scenario", "repeat", "verdict", "wallMs", "clusterMs", "checks", "outages");
            assertThat(drill.path("checks").size()).isGreaterThanOrEqualTo(14);
            drill.path("checks").forEach(c -> assertThat(c.propertyNames()).contains("name", "verdict", "evidence"));
            drill.path("outages")
                    .forEach(o -> assertThat(o.propertyNames())
                            .contains("address", "startMs", "durationMs", "errorMs", "censored"));
        }
        assertThat(run.findValues("durationMs")).isNotEmpty();
    }

    /** Written by the first version that had this format; more such files may come, none may go. */
    @ParameterizedTest
    @ValueSource(strings = "run-1-first.json")
    void aFileOfAnOlderVersionIsStillValidAndStillRead(String name) throws Exception {
        Path file = Path.of(
                Objects.requireNonNull(RunJsonTests.class.getResource(name)).toURI());
        RunResult run = RunJson.read(file);

        assertThat(errors(Files.readString(file))).isEmpty();
        assertThat(run.drills())
                .extracting(DrillResult::scenario)
                .containsExactly("power-cut-active", "interconnect-down");
        assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(run.drills().get(0).outages()).isNotEmpty();
        assertThat(run.settings()).isEmpty();
    }

    @Test
    void namesThatALaterVersionAddsAreNoError(@TempDir Path folder) throws IOException {
        String later = RunJson.of(Samples.powerCut().run()).replace("\"repeat\" :", "\"later\" : {}, \"repeat\" :");
        Path file = Files.writeString(folder.resolve("run.json"), later);

        assertThat(errors(later)).isEmpty();
        assertThat(RunJson.read(file)).isEqualTo(Samples.powerCut().run());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyNameThatWeWriteIsInTheSchema(Sample sample) {
        ObjectNode schema = (ObjectNode) JsonMapper.shared().readTree(RunJson.schema());
        schema.put("additionalProperties", false);
        schema.path("$defs").values().stream()
                .filter(d -> d.has("properties"))
                .forEach(d -> ((ObjectNode) d).put("additionalProperties", false));

        assertThat(errors(RunJson.of(sample.run()), schema.toString())).isEmpty();
    }

    private static List<String> errors(String json) {
        return errors(json, RunJson.schema());
    }

    private static List<String> errors(String json, String schemaText) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText);
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
