package org.hadrill.controller.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.hadrill.controller.config.AuthKeys.AuthKey;
import org.hadrill.controller.config.AuthKeys.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SealTests {
    /** RFC 2202, test case 2 of each; the check value of CRC-32/CKSUM. */
    @ParameterizedTest
    @CsvSource({
        "SHA1, Jefe, what do ya want for nothing?, effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "MD5, Jefe, what do ya want for nothing?, 750c783e6ab0b503eaa86e310a5db738",
        "CRC, '', 123456789, 765e7680",
        "CRC, '', seq=278, 410556", // as %lx prints it, without leading zeros
    })
    void tokensAreThoseOfTheStandards(Method method, String secret, String data, String digits) {
        assertThat(token(method, secret, data)).isEqualTo("7 " + digits);
    }

    @Test
    void theChecksumWithTheLengthBehindTheDataIsThatOfCksum() {
        assertThat(token(Method.CRC, "", "123456789\t")).isEqualTo("7 " + Long.toHexString(930_766_865));
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"SHA1", "MD5"})
    void aKeyWithoutASecretIsRefused(Method method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Codec(Capture.key(7, method, "")))
                .withMessageContaining("no secret");
    }

    private static String token(Method method, String secret, String data) {
        byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
        return new String(Seal.of(7, new AuthKey(method, secret)).over(bytes, bytes.length), StandardCharsets.US_ASCII);
    }
}
