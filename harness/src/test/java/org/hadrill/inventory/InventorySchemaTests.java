package org.hadrill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class InventorySchemaTests {
    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(InventorySchema.text());

    @Test
    void theSchemaIsValid() {
        var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(SCHEMA)).isEmpty();
        assertThat(meta.validate(JsonMapper.shared().readTree("{\"type\": \"txt\"}")))
                .isNotEmpty();
    }

    /** The example is read into the model field by field ({@link InventoryExampleTests}); here: it has every key. */
    @Test
    void schemaExampleAndWriterHaveTheSameKeys() {
        Set<String> keys = new TreeSet<>();
        keysOfSchema(SCHEMA, "", keys);
        assertThat(keys).hasSizeGreaterThan(60);
        YAMLMapper yaml = YAMLMapper.shared();
        // The example does not use every optional key; the other files have the rest.
        Set<String> example = new TreeSet<>();
        for (String text : InventoryWriterTests.inventories()) {
            keysOfFile(yaml.readTree(text), SCHEMA, "", example);
        }
        assertThat(example).isEqualTo(keys);
        Set<String> written = new TreeSet<>();
        for (String text : InventoryWriterTests.inventories()) {
            keysOfFile(yaml.readTree(InventoryWriter.write(Readings.clean(text))), SCHEMA, "", written);
        }
        assertThat(written).isEqualTo(keys);
    }

    @Test
    void everyMappingRefusesUnknownKeys() {
        assertThat(objects(SCHEMA).filter(o -> o.path("properties").isObject() && o.has("type")))
                .hasSize(18)
                .allSatisfy(mapping -> assertThat(
                                mapping.path("additionalProperties").asString(""))
                        .isEqualTo("false"));
    }

    @Test
    void everyExampleInTheSchemaFitsItsOwnPattern() {
        assertThat(objects(SCHEMA).filter(o -> o.path("examples").isArray()))
                .hasSizeGreaterThan(30)
                .allSatisfy(schema -> schema.path("examples").forEach(example -> {
                    String pattern =
                            InventorySchema.resolve(schema).path("pattern").asString(".*");
                    assertThat(example.isObject() ? "" : example.asString()).matches(example.isObject() ? "" : pattern);
                }));
    }

    private static Stream<JsonNode> objects(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(InventorySchemaTests::objects));
    }

    private static void keysOfSchema(JsonNode unresolved, String path, Set<String> keys) {
        JsonNode schema = InventorySchema.resolve(unresolved);
        schema.path("properties").forEachEntry((key, value) -> {
            keys.add(path + "." + key);
            keysOfSchema(value, path + "." + key, keys);
        });
        if (schema.path("additionalProperties").isObject()) {
            keysOfSchema(schema.path("additionalProperties"), path + ".*", keys);
        }
    }

    private static void keysOfFile(JsonNode file, JsonNode unresolved, String path, Set<String> keys) {
        JsonNode schema = InventorySchema.resolve(unresolved);
        boolean named = schema.path("additionalProperties").isObject();
        file.forEachEntry((key, value) -> {
            JsonNode below = named
                    ? schema.path("additionalProperties")
                    : schema.path("properties").path(key);
            if (!named) {
                keys.add(path + "." + key);
            }
            keysOfFile(value, below, path + "." + (named ? "*" : key), keys);
        });
    }
}
