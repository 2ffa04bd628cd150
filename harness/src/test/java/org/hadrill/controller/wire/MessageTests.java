package org.hadrill.controller.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTests {
    @Test
    void fieldsKeepTheirOrderAndTheFirstOfANameCounts() {
        Message message =
                Message.of("repnodes").add("dest", "m1").add("dest", "m2").build();
        assertThat(message.type()).isEqualTo("repnodes");
        assertThat(message.text("dest")).hasValue("m1");
        assertThat(message.text("src")).isEmpty();
        assertThat(message).hasToString("[t=repnodes, dest=m1, dest=m2]");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "6b02d72c, 1795348268", "6B02D72C, 1795348268", "7fffffffffffffff, 9223372036854775807"})
    void hexNumbersAreThoseOfHeartbeat(String text, long number) {
        assertThat(Message.of("status").add("hg", text).build().hex("hg")).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0x1", "1g", " 1", "8000000000000000", "00000000000000001", "é"})
    void whatIsNoHexNumberIsNone(String text) {
        assertThat(Message.of("status").add("hg", text).build().hex("hg")).isEqualTo(OptionalLong.empty());
    }

    @Test
    void bytesInAndOutAreCopies() {
        byte[] uuid = {1, 2};
        Message message = Message.of("status").addBinary("srcuuid", uuid).build();
        uuid[0] = 9;
        message.fields().get(1).value()[1] = 9;
        assertThat(message.fields().get(1).value()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "auth", "a=b", "a b", "a\n", "ä", "(1)"})
    void namesThatCouldBeReadOtherwiseAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Message.of("status").add(name, "x"));
    }

    @Test
    void theLongestNamePassesAndNoLongerOne() {
        Message.Builder builder = Message.of("status").add("n".repeat(Field.NAME_MAX), "x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add("n".repeat(Field.NAME_MAX + 1), "x"))
                .withMessageContaining("NAME_MAX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nrsc_hold=all", "a\0"})
    void textThatCouldBeReadAsAnotherFieldIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Message.of("status").add("info", text))
                .withMessageContaining("binary");
    }
}
