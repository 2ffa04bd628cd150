package org.hadrill.controller.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hadrill.controller.config.AuthKeys.Method;
import org.hadrill.controller.wire.ReplayGuard.Verdict;
import org.hadrill.controller.wire.WireException.Reason;
import org.junit.jupiter.api.Test;

class HeartbeatCaptureTests {
    private final Codec codec = new Codec(Capture.keys());

    @Test
    void everyPacketDecodesAndEncodesToTheSameBytes() throws Exception {
        List<byte[]> datagrams = Capture.datagrams();
        assertThat(datagrams).hasSize(460);
        Map<String, Integer> types = new TreeMap<>();
        for (byte[] datagram : datagrams) {
            Message message = codec.decode(datagram);
            assertThat(codec.encode(message)).isEqualTo(datagram);
            types.merge(message.type(), 1, Integer::sum);
        }
        assertThat(types)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "NS_ackmsg", 58,
                        "ask_resources", 1,
                        "ip-request-resp", 1,
                        "repnodes", 2,
                        "reqnodes", 2,
                        "resource", 12,
                        "shutdone", 1,
                        "starting", 2,
                        "status", 380,
                        "stonith", 1));
    }

    @Test
    void theFirstPacketSaysThatM2Starts() throws Exception {
        Message first = codec.decode(Capture.datagrams().get(0));
        assertThat(first.fields())
                .extracting(Field::name)
                .containsExactly("t", "st", "dt", "protocol", "src", "srcuuid", "seq", "hg", "ts", "ld", "ttl");
        assertThat(first.text("st")).hasValue("init");
        assertThat(first.hex("dt")).hasValue(4_000);
        assertThat(first.text("src")).hasValue("m2");
        assertThat(first.text("srcuuid")).isEmpty();
        assertThat(first.fields().get(5).value()).hasSize(16);
        assertThat(first.hex("seq")).hasValue(1);
        assertThat(first.text("ld")).hasValue("1.09 1.65 1.87 4/162 91");
        assertThat(first.hex("ld")).isEmpty();
    }

    @Test
    void withAnotherSecretEveryPacketIsForged() throws Exception {
        Codec other = new Codec(Capture.key(1, Method.SHA1, "labsecreu"));
        for (byte[] datagram : Capture.datagrams()) {
            assertThatThrownBy(() -> other.decode(datagram))
                    .asInstanceOf(type(WireException.class))
                    .returns(Reason.FORGED, WireException::reason);
        }
    }

    @Test
    void heardOnceEverythingNumberedIsFreshAndHeardAgainNothingIs() throws Exception {
        ReplayGuard guard = new ReplayGuard(Set.of("m1", "m2"));
        for (byte[] datagram : Capture.datagrams()) {
            Message message = codec.decode(datagram);
            boolean numbered = !message.type().equals("NS_ackmsg");
            assertThat(guard.accept(message)).isEqualTo(numbered ? Verdict.FRESH : Verdict.UNNUMBERED);
        }
        Set<Verdict> again = new HashSet<>();
        for (byte[] datagram : Capture.datagrams()) {
            again.add(guard.accept(codec.decode(datagram)));
        }
        assertThat(again).containsExactlyInAnyOrder(Verdict.REPLAYED, Verdict.DUPLICATE, Verdict.UNNUMBERED);
    }
}
