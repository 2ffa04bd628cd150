package org.hadrill.controller.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hadrill.controller.config.AuthKeys.AuthKey;
import org.hadrill.controller.config.AuthKeys.Method;
import org.hadrill.controller.wire.WireException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any exception but {@link WireException} fails these tests by leaving them; so does a hang, by the timeout. */
@Timeout(60)
class FuzzTests {
    private static final int PACKETS = 2_000_000;
    private static final int SEALED_PACKETS = 300_000;
    private static final long SEED = 1;

    private final Codec codec = new Codec(Capture.keys());
    private final Forger forger = new Forger(Seal.of(1, new AuthKey(Method.SHA1, "labsecret")));
    private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
    private List<byte[]> originals = List.of();
    private int accepted;

    @BeforeEach
    void readTheCapture() throws Exception {
        originals = Capture.datagrams();
    }

    @Test
    void twoMillionMutatedPacketsAndNoForgeryIsAccepted() {
        Set<ByteBuffer> authentic = new HashSet<>();
        originals.forEach(packet -> authentic.add(ByteBuffer.wrap(packet)));
        Mutations mutations = new Mutations(originals, SEED);
        for (int n = 0; n < PACKETS; n++) {
            byte[] packet = mutations.next();
            if (decodes(packet) && !authentic.contains(ByteBuffer.wrap(packet))) {
                throw new AssertionError("accepted packet " + n + " of seed " + SEED + ": " + shown(packet));
            }
        }
        assertThat(refused)
                .containsOnlyKeys(
                        Reason.TRUNCATED, Reason.MALFORMED, Reason.TOO_LONG, Reason.UNKNOWN_KEY, Reason.FORGED)
                .allSatisfy((reason, count) -> assertThat(count).isGreaterThan(100));
        assertThat(accepted).isLessThan(PACKETS / 20);
    }

    @Test
    void mutatedPacketsWithAProperOuterSealAreRefusedOrComeBackAsTheyWere() {
        Mutations mutations = new Mutations(originals, SEED);
        for (int n = 0; n < SEALED_PACKETS; n++) {
            byte[] packet = forger.sealed(body(mutations.next()));
            if (decodes(packet) && !Arrays.equals(packet, encodedAgain(packet))) {
                throw new AssertionError("read packet " + n + " of seed " + SEED + " otherwise: " + shown(packet));
            }
        }
        assertThat(refused).containsKeys(Reason.TRUNCATED, Reason.MALFORMED, Reason.FORGED, Reason.UNSUPPORTED);
    }

    private boolean decodes(byte[] packet) {
        try {
            codec.decode(packet);
            accepted++;
            return true;
        } catch (WireException e) {
            refused.merge(e.reason(), 1, Integer::sum);
            return false;
        }
    }

    private byte[] encodedAgain(byte[] packet) {
        try {
            return codec.encode(codec.decode(packet));
        } catch (WireException e) {
            throw new AssertionError("decoded once and not again", e);
        }
    }

    /** What a packet has before its outer authentication. */
    private static byte[] body(byte[] packet) {
        int end = shown(packet).lastIndexOf(Frame.END);
        return end < 0 ? packet : Arrays.copyOf(packet, end + Frame.END.length());
    }

    private static String shown(byte[] packet) {
        return new String(packet, StandardCharsets.ISO_8859_1);
    }
}
