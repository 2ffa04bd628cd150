package org.hadrill.audit.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BmcsTests {
    private static final String UUID = "00112233-4455-6677-8899-aabbccddeeff";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00112233445566778899aabbccddeeff", // RFC 4122
                "33221100554477668899aabbccddeeff", // SMBIOS 2.6
                "ffeeddccbbaa99887766554433221100", // IPMI 2.0
                "ffeeddccbbaa99886677445500112233"
            })
    void aGuidIsKnownInEveryByteOrder(String guid) {
        assertThat(Bmcs.same(guid, UUID)).isTrue();
    }

    @Test
    void anIdentifierThatNobodySetProvesNothing() {
        assertThat(Bmcs.same("00000000000000000000000000000000", "00000000-0000-0000-0000-000000000000"))
                .isFalse();
        assertThat(Bmcs.same("00112233445566778899aabbccddeefe", UUID)).isFalse();
    }
}
