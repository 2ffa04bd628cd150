package org.hadrill.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgreementTests {
    private static final String HA_CF = """
            keepalive 1
            deadtime 5
            warntime 3
            udpport 694
            ucast eth2 192.168.200.1
            ucast eth2 192.168.200.2
            auto_failback on
            node m1 m2
            """;
    private static final String KEYS = "auth 1\n1 sha1 first\n2 sha1 second\n";
    private static final String RESOURCES = "m1 drbddisk::r0 vz\nm2 192.168.46.201\n";
    private static final ClusterFiles M1 = ArticleFiles.files("m1", HA_CF, KEYS, RESOURCES);

    private static List<String> said(String haCf, String keys, String resources) {
        return Agreement.of(M1, ArticleFiles.files("m2", haCf, keys, resources)).stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void equalFilesAgreeWhateverTheirLayout() {
        assertThat(said(
                        "# a comment\n" + HA_CF.replace("node m1 m2", "node M2\nnode m1"),
                        "#\n" + KEYS,
                        RESOURCES.replace(" ", "\t")))
                .isEmpty();
    }

    @Test
    void eachNodeMayNameItsPeerAlone() {
        ClusterFiles m1 = ArticleFiles.files("m1", HA_CF.replace("ucast eth2 192.168.200.1\n", ""), KEYS, RESOURCES);
        ClusterFiles m2 = ArticleFiles.files("m2", HA_CF.replace("ucast eth2 192.168.200.2\n", ""), KEYS, RESOURCES);

        assertThat(Agreement.of(m1, m2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            node m1 m2       | node m1 m3       | m1/ha.cf: node is m1 and m2, in m2/ha.cf m1 and m3. Make them the same
            udpport 694      | udpport 695      | m1/ha.cf: udpport is 694, in m2/ha.cf 695. Make them the same
            auto_failback on | auto_failback no | m1/ha.cf: auto_failback is on, in m2/ha.cf off. Make them the same
            auto_failback on | 'auto_failback on\nping 192.168.46.1' | m1/ha.cf: ping is [], in m2/ha.cf [192.168.46.1]. Make them the same
            deadtime 5       | deadtime 10      | m1/ha.cf: warning: deadtime is 5, in m2/ha.cf 10. Make them the same, or mean it
            keepalive 1      | keepalive 500ms  | m1/ha.cf: warning: keepalive is 1, in m2/ha.cf 500ms. Make them the same, or mean it
            'ucast eth2 192.168.200.1\n' | 'ucast eth2 192.168.200.1\nbcast eth0\n' | m2/ha.cf: warning: a path on eth0, and none of that name in m1/ha.cf: a path needs both ends. Add it there
            """)
    void aDifferenceInHaCfIsSaid(String here, String there, String message) {
        String other = HA_CF.replace(here.translateEscapes(), there.translateEscapes());

        assertThat(other).isNotEqualTo(HA_CF);
        assertThat(said(other, KEYS, RESOURCES.replace("m2 ", other.contains("m3") ? "m3 " : "m2 ")))
                .contains(message);
    }

    @Test
    void oneAddressForBothNodesIsAPathToNobody() {
        String oneAddress = HA_CF.replace("ucast eth2 192.168.200.1\n", "");
        ClusterFiles m1 = ArticleFiles.files("m1", oneAddress, KEYS, RESOURCES);
        ClusterFiles m2 = ArticleFiles.files("m2", oneAddress, KEYS, RESOURCES);

        assertThat(Agreement.of(m1, m2))
                .extracting(Finding::toString)
                .containsExactly(
                        "m1/ha.cf: both nodes send to 192.168.200.2 alone on eth2: one of them talks to itself."
                                + " Name the peer's address on each, or both on both");
    }

    @Test
    void fencingOnOneNodeOnlyIsSaid() {
        String fenced = HA_CF
                + "stonith_host * external/ipmi-off m1 192.168.46.121 u p lanplus\n"
                + "stonith_host * external/ipmi-off m2 192.168.46.122 u p lanplus\n";

        assertThat(said(fenced, KEYS, RESOURCES))
                .containsExactly("m1/ha.cf: stonith_host is none, in m2/ha.cf some. Make them the same");
    }

    @Test
    void aKeyThatThePeerDoesNotHaveIsAnErrorAndIsNotShown() {
        assertThat(said(HA_CF, KEYS.replace("first", "other"), RESOURCES))
                .containsExactly(
                        "m1/authkeys: a key that signs here or in m2/authkeys is not the same in both: the nodes"
                                + " cannot hear each other. Copy one file over the other");
    }

    @Test
    void aChangeOfKeysUnderWayIsAWarning() {
        assertThat(said(HA_CF, KEYS.replace("auth 1", "auth 2"), RESOURCES))
                .containsExactly(
                        "m1/authkeys: warning: not the same keys as in m2/authkeys, though each knows the one that the"
                                + " other signs with. Finish the change of keys");
    }

    @Test
    void theFirstGroupThatDiffersIsShown() {
        assertThat(said(HA_CF, KEYS, RESOURCES.replace("drbddisk::r0 vz", "vz drbddisk::r0")))
                .containsExactly(
                        "m1/haresources: group 1 is 'm1 drbddisk::r0 vz', in m2/haresources 'm1 vz drbddisk::r0'."
                                + " Copy one file over the other");
        assertThat(said(HA_CF, KEYS, "m1 drbddisk::r0 vz\n"))
                .containsExactly("m1/haresources: group 2 is 'm2 IPaddr::192.168.46.201', in m2/haresources 'missing'."
                        + " Copy one file over the other");
    }
}
