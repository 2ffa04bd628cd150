package org.hadrill.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.hadrill.report.Samples;
import org.hadrill.report.Samples.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    private static List<String> errors(String json) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText());
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static String schemaText() {
        try (InputStream in = Objects.requireNonNull(RunJson.class.getResourceAsStream(RunJson.SCHEMA))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
