package org.hadrill.controller.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.hadrill.controller.config.AuthKeys;
import org.hadrill.controller.config.AuthKeys.AuthKey;
import org.hadrill.controller.config.AuthKeys.Method;
import org.hadrill.controller.wire.WireException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTests {
    private static final AuthKey KEY = new AuthKey(Method.SHA1, "labsecret");
    private static final Message MESSAGE = Message.of("status")
            .add("src", "m1")
            .addHex("seq", 0x45)
            .add("info", "größer")
            .addBinary("srcuuid", new byte[] {0, '\n', -1, ','})
            .build();

    private final Codec codec = new Codec(Capture.keys());
    private final Forger forger = new Forger(Seal.of(1, KEY));

    @ParameterizedTest
    @EnumSource(Method.class)
    void aMessageComesBackAsItWasWithEveryMethod(Method method) throws Exception {
        Codec same = new Codec(Capture.key(12, method, "labsecret"));
        assertThat(same.decode(same.encode(MESSAGE))).isEqualTo(MESSAGE);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void everyCutAndEveryFlippedBitIsRefused(Method method) {
        Codec same = new Codec(Capture.key(1, method, "labsecret"));
        byte[] packet = same.encode(MESSAGE);
        for (int length = 0; length < packet.length; length++) {
            assertThat(refused(same, Arrays.copyOf(packet, length)).reason()).isEqualTo(Reason.TRUNCATED);
        }
        for (int bit = 0; bit < 8 * packet.length; bit++) {
            byte[] altered = packet.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            refused(same, altered);
        }
    }

    @Test
    void everyKeyOfAuthkeysVerifiesAndTheSigningOneSigns() throws Exception {
        Map<Integer, AuthKey> both = Map.of(1, KEY, 2, new AuthKey(Method.MD5, "next"));
        Codec receiver = new Codec(new AuthKeys(2, new TreeMap<>(both)));
        assertThat(receiver.decode(codec.encode(MESSAGE))).isEqualTo(MESSAGE);
        WireException refused = refused(codec, receiver.encode(MESSAGE));
        assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(refused).hasMessageContaining("same authkeys");
    }

    @Test
    void anotherInnerAuthenticationIsForgedThoughTheOuterOneFits() {
        String packet = new String(forger.packet("(0)t=status"), StandardCharsets.ISO_8859_1);
        String body = packet.substring(0, packet.indexOf(Frame.END) + 4);
        byte[] altered = body.replace("t=status", "t=standb").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(codec, forger.sealed(altered)).reason()).isEqualTo(Reason.FORGED);
    }

    @ParameterizedTest
    @CsvSource({
        "'>>>\nt=status\n<<<\n', MALFORMED, msgfmt netstring",
        "'###\n12345:', TRUNCATED, ends inside a field",
        "'###\n123456:', TOO_LONG, LENGTH_DIGITS_MAX",
        "'###\n03:abc,%%%\n', MALFORMED, length",
        "'###\n:,%%%\n', MALFORMED, length",
        "'###\n-1:,%%%\n', MALFORMED, length",
        "'###\n3:abcd,%%%\n', MALFORMED, comma",
        "'###\n%%%\n42:1 b0ef1b6b171ecfb24650e34d1cda51b8ed0c12aa,', FORGED, authkeys",
        "'###\n%%%\n3:abc,', MALFORMED, number of its key",
        "'###\n%%%\n3:1 a,x', MALFORMED, 1 bytes behind its end",
    })
    void whatIsNotFramedAsHeartbeatDoesIsRefused(String packet, Reason reason, String sentence) {
        WireException refused = refused(codec, packet.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "(0)src=m1, MALFORMED, type",
        "(1)t=status, MALFORMED, type",
        "(0)t, MALFORMED, without =",
        "(0)=status, MALFORMED, NAME_MAX",
        "(0)auth=1 00, MALFORMED, the last",
        "'(0)t=a\nst=b', MALFORMED, line feed",
        "(0)(1)t=status, MALFORMED, letters",
        "0)t=status, MALFORMED, without a type",
        "(0, MALFORMED, without a type",
        "(4)t=status, UNSUPPORTED, compression",
    })
    void fieldsThatBreakARuleAreRefusedEvenWhenAuthentic(String field, Reason reason, String sentence) {
        WireException refused = refused(codec, forger.packet(field));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageContaining(sentence);
    }

    @Test
    void aPacketWithoutFieldsHasNoInnerAuthentication() {
        byte[] packet = forger.sealed((Frame.START + Frame.END).getBytes(StandardCharsets.US_ASCII));
        assertThat(refused(codec, packet)).hasMessageContaining("no authentication as its last field");
    }

    @Test
    void theLongestDatagramPassesAndNoLongerOne() throws Exception {
        int rest = Codec.DATAGRAM_MAX - codec.encode(filled(10_000)).length + 10_000;
        byte[] longest = codec.encode(filled(rest));
        assertThat(longest).hasSize(Codec.DATAGRAM_MAX);
        assertThat(codec.decode(longest)).isEqualTo(filled(rest));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(filled(rest + 1)))
                .withMessageContaining("DATAGRAM_MAX");
        assertThat(refused(codec, Arrays.copyOf(longest, longest.length + 1)).reason())
                .isEqualTo(Reason.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {Message.FIELDS_MAX, Message.FIELDS_MAX + 1})
    void aMessageHasNoMoreFieldsThanTheLimit(int count) throws Exception {
        String[] fields = new String[count];
        Arrays.fill(fields, "(0)t=status");
        byte[] packet = forger.packet(fields);
        if (count == Message.FIELDS_MAX) {
            assertThat(codec.decode(packet).fields()).hasSize(count);
        } else {
            assertThat(refused(codec, packet)).hasMessageContaining("FIELDS_MAX");
        }
    }

    private static Message filled(int length) {
        return Message.of("status").add("info", "x".repeat(length)).build();
    }

    private static WireException refused(Codec codec, byte[] packet) {
        WireException refused = catchThrowableOfType(WireException.class, () -> codec.decode(packet));
        assertThat(refused).isNotNull();
        return refused;
    }
}
