package org.hadrill.recording;

import java.time.Duration;
import java.util.function.Function;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.NodeName;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How our values look in JSON: names and addresses as text, durations as decimal milliseconds. */
public final class RecordingJson {
    private static final long NS_PER_US = 1_000;

    private RecordingJson() {}

    /** A mapper for recordings and for {@code run.json}. Thread-safe. */
    public static JsonMapper mapper() {
        SimpleModule module = new SimpleModule("hadrill");
        text(module, NodeName.class, NodeName::new);
        text(module, GuestName.class, GuestName::new);
        text(module, Ipv4.class, Ipv4::parse);
        text(module, MacAddress.class, MacAddress::new);
        module.addSerializer(Duration.class, new ValueSerializer<Duration>() {
            @Override
            public void serialize(Duration value, JsonGenerator out, SerializationContext context) {
                out.writeNumber(java.math.BigDecimal.valueOf(value.toNanos() / NS_PER_US, 3));
            }
        });
        module.addDeserializer(Duration.class, new ValueDeserializer<Duration>() {
            @Override
            public Duration deserialize(JsonParser in, DeserializationContext context) {
                return Duration.ofNanos(in.getDecimalValue()
                        .movePointRight(6)
                        .setScale(0, java.math.RoundingMode.HALF_UP)
                        .longValueExact());
            }
        });
        return JsonMapper.builder().addModule(module).build();
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeString(value.toString());
            }
        });
        module.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                return parse.apply(in.getString());
            }
        });
        module.addKeySerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeName(value.toString());
            }
        });
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return parse.apply(key);
            }
        });
    }
}
