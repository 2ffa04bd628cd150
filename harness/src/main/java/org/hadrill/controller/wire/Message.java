package org.hadrill.controller.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message between nodes: named fields in order, one of which, {@code t}, says its type. The authentication is not among
 * them; it is the {@link Codec}'s. Where a name comes twice, the first counts.
 *
 * <p>Immutable.
 */
public final class Message {
    /** Most fields in a message, the authentication not counted. Heartbeat's own have at most 15. */
    public static final int FIELDS_MAX = 128;

    /** Name of the field that holds the type. */
    static final String TYPE = "t";

    private final List<Field> fields;
    private final String type;

    Message(List<Field> fields) {
        if (fields.size() > FIELDS_MAX) {
            throw new IllegalArgumentException(
                    "a message has at most " + FIELDS_MAX + " fields (FIELDS_MAX), not " + fields.size());
        }
        this.fields = List.copyOf(fields);
        this.type = text(TYPE).orElseThrow(() -> new IllegalArgumentException("a message needs its type, field t"));
    }

    /** Begins a message with its type, such as {@code status}. */
    public static Builder of(String type) {
        return new Builder().add(TYPE, type);
    }

    public String type() {
        return type;
    }

    /** What a text field says; empty when there is none of that name, or a binary one. */
    public Optional<String> text(String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field.binary() ? Optional.empty() : Optional.of(field.text());
            }
        }
        return Optional.empty();
    }

    /**
     * What a text field says as a hex number, as Heartbeat writes {@code seq}, {@code hg}, {@code ts} and {@code dt}, 0 to
     * {@link Long#MAX_VALUE}; empty when there is none of that name, or it is no such number.
     */
    public OptionalLong hex(String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field.hex();
            }
        }
        return OptionalLong.empty();
    }

    public List<Field> fields() {
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }

    /** Adds fields in the order of the calls. Not thread-safe. */
    public static final class Builder {
        private final List<Field> fields = new ArrayList<>();

        private Builder() {}

        /** Adds a text field; names and texts as {@link Field} allows. */
        public Builder add(String name, String text) {
            fields.add(new Field(name, false, text.getBytes(StandardCharsets.UTF_8)));
            return this;
        }

        /** Adds a number of 0 or more as Heartbeat writes it: hex, lower case, no leading zeros. */
        public Builder addHex(String name, long number) {
            return add(name, Long.toHexString(number));
        }

        public Builder addBinary(String name, byte[] bytes) {
            fields.add(new Field(name, true, bytes));
            return this;
        }

        public Message build() {
            return new Message(fields);
        }
    }
}
