package org.hadrill.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretMaskTests {
    private static final String TEXT = """
            === file /etc/ha.d/authkeys
            |auth 1
            |1 sha1 correct-horse
            === file /etc/ha.d/ha.cf
            |stonith_host m1 external/ipmi-off m2 192.168.46.122 admin battery lanplus
            === file /etc/drbd.d/r0.res
            |  net { cram-hmac-alg sha1; shared-secret "correct-horse"; }
            """;

    @Test
    void noSecretIsLeft() {
        String masked = new SecretMask().applied(TEXT);

        assertThat(masked)
                .doesNotContain("correct-horse", "battery")
                .containsPattern("\\|1 sha1 hidden-[0-9a-f]{8}-13\n")
                .containsPattern("192\\.168\\.46\\.122 admin hidden-[0-9a-f]{8}-7 lanplus\n")
                .containsPattern("shared-secret \"hidden-[0-9a-f]{8}-13\"; }\n");
        assertThat(masked.lines().count()).isEqualTo(TEXT.lines().count());
    }

    @Test
    void equalSecretsStayEqualAndNobodyElseCanTell() {
        SecretMask mask = new SecretMask();

        assertThat(mask.applied("|1 sha1 a\n")).isEqualTo(mask.applied("|1 sha1 a\n"));
        assertThat(mask.applied("|1 sha1 a\n")).isNotEqualTo(mask.applied("|1 sha1 b\n"));
        assertThat(new SecretMask().applied("|1 sha1 a\n")).isNotEqualTo(mask.applied("|1 sha1 a\n"));
    }
}
