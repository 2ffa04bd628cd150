package org.hadrill.fault.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hadrill.cluster.CertificateTrust;
import org.hadrill.cluster.NodeName;
import org.hadrill.cluster.Redfish;
import org.hadrill.cluster.Redfish.Authentication;
import org.hadrill.cluster.SecretReference;
import org.hadrill.fault.FakeCluster;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.remote.CertificateCheck;
import org.hadrill.remote.RemoteException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real HTTPS server in this process. */
class RedfishPowerTests {
    private static final String OTHER = "00:".repeat(31) + "00";

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;

    private RedfishServer server;

    @BeforeAll
    static void generate() throws Exception {
        certificate = TestCertificate.generate(folder, "ip:127.0.0.1");
    }

    @BeforeEach
    void start() throws Exception {
        server = new RedfishServer(certificate.context());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RedfishPower power(Authentication authentication, CertificateTrust trust, String password) {
        return power("127.0.0.1", Optional.of("B"), authentication, trust, password);
    }

    private RedfishPower power(
            String address,
            Optional<String> system,
            Authentication authentication,
            CertificateTrust trust,
            String password) {
        SecretReference reference = new SecretReference.FromEnvironment("M1_BMC");
        return new RedfishPower(
                new NodeName("m1"),
                new Redfish(address, server.port(), system, "admin", reference, authentication, trust),
                password);
    }

    private RedfishPower good() throws Exception {
        return power(Authentication.SESSION, pinned(), RedfishServer.PASSWORD);
    }

    private static CertificateTrust pinned() throws Exception {
        return new CertificateTrust.Fingerprint(certificate.fingerprint());
    }

    private void refused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOf(RemoteException.class)
                .hasMessageContainingAll(parts)
                .hasMessageStartingWith("the Redfish service of m1 at https://")
                .hasMessageNotContaining(RedfishServer.PASSWORD);
    }

    @Test
    void powerIsCutAndGivenBackAndReadBack() throws Exception {
        try (RedfishPower power = good()) {
            assertThat(power.isOn()).isTrue();
            power.off();
            assertThat(power.isOn()).isFalse();
            power.on();
            assertThat(power.isOn()).isTrue();
        }
        assertThat(server.requests)
                .filteredOn(r -> r.contains("ResetType"))
                .containsExactly(
                        "POST /redfish/v1/Systems/blade-b/Actions/Reset {\"ResetType\":\"ForceOff\"}",
                        "POST /redfish/v1/Systems/blade-b/Actions/Reset {\"ResetType\":\"On\"}");
    }

    @Test
    void oneSessionServesAllRequestsAndIsEndedAtTheEnd() throws Exception {
        try (RedfishPower power = good()) {
            power.off();
            power.isOn();
            assertThat(server.sessions).hasSize(1);
        }
        assertThat(server.sessions).isEmpty();
        assertThat(server.requests)
                .filteredOn(r -> r.startsWith("POST") && r.endsWith("Sessions"))
                .hasSize(1);
    }

    @Test
    void aSessionThatTheServiceForgotIsBegunAnew() throws Exception {
        try (RedfishPower power = good()) {
            power.isOn();
            server.sessions.clear();
            power.off();
            assertThat(power.isOn()).isFalse();
        }
    }

    @Test
    void basicAuthenticationNeedsNoSession() throws Exception {
        try (RedfishPower power = power(Authentication.BASIC, pinned(), RedfishServer.PASSWORD)) {
            power.off();
            assertThat(power.isOn()).isFalse();
        }
        assertThat(server.requests).noneMatch(r -> r.contains("Sessions"));
    }

    @Test
    void aCertificateOfTheCaForThisAddressIsTrusted() throws Exception {
        CertificateTrust ca = new CertificateTrust.Authority(certificate.pem().toString());
        try (RedfishPower power = power(Authentication.SESSION, ca, RedfishServer.PASSWORD)) {
            assertThat(power.isOn()).isTrue();
        }
    }

    @Test
    void aCertificateForAnotherAddressIsRefused() {
        CertificateTrust ca = new CertificateTrust.Authority(certificate.pem().toString());
        RedfishPower power = power("localhost", Optional.of("B"), Authentication.SESSION, ca, RedfishServer.PASSWORD);
        refused(power::isOn, "is not good by " + certificate.pem(), "localhost", "not connecting");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void aCertificateOfAnotherCaIsRefused() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path pem = TestCertificate.generate(other, "ip:127.0.0.1").pem();
        RedfishPower power =
                power(Authentication.SESSION, new CertificateTrust.Authority(pem.toString()), RedfishServer.PASSWORD);
        refused(power::isOn, "is not good by " + pem, "not connecting");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void anotherCertificateThanThePinnedOneIsRefusedBeforeThePasswordIsSent() throws Exception {
        RedfishPower power =
                power(Authentication.SESSION, new CertificateTrust.Fingerprint(OTHER), RedfishServer.PASSWORD);
        refused(power::off, certificate.fingerprint(), OTHER, "not connecting", "hadrill inventory trust FILE");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void aCaFileThatIsNotThereIsNamed() {
        RedfishPower power =
                power(Authentication.SESSION, new CertificateTrust.Authority("/none.pem"), RedfishServer.PASSWORD);
        refused(power::isOn, "there is no file /none.pem", "nodes.m1.redfish.certificate.ca");
    }

    @Test
    void aWrongPasswordIsSaidWithItsPlaceAndNotRepeated() throws Exception {
        for (Authentication authentication : Authentication.values()) {
            RedfishPower power = power(authentication, pinned(), "geheim");
            assertThatThrownBy(power::off)
                    .hasMessageContainingAll("401", "refuses user admin", "wrong user or password (env: M1_BMC)")
                    .hasMessageNotContaining("geheim");
        }
        assertThat(server.on).isTrue();
    }

    @Test
    void aServiceThatIsBusyIsNotAskedAgainSilently() throws Exception {
        server.status = 503;
        refused(good()::off, "answered with 503", "busy or starting", "try again after 30 s", "it says: not now");
        assertThat(server.requests).filteredOn(r -> r.contains("Systems")).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        server.status = 307;
        refused(good()::isOn, "GET /redfish/v1/Systems was answered with 307");
    }

    @Test
    void withoutAnIdTheSystemsAreNamed() throws Exception {
        RedfishPower power =
                power("127.0.0.1", Optional.empty(), Authentication.SESSION, pinned(), RedfishServer.PASSWORD);
        refused(power::off, "has not exactly one system", "nodes.m1.redfish.system: A, B");
        RedfishPower wrong =
                power("127.0.0.1", Optional.of("C"), Authentication.SESSION, pinned(), RedfishServer.PASSWORD);
        refused(wrong::off, "has no system with the Id C", "A, B");
        assertThat(server.on).isTrue();
    }

    @Test
    void aServiceThatCanOnlyShutDownPolitelyIsRefused() throws Exception {
        server.allowed = "\"On\",\"GracefulShutdown\"";
        refused(good()::off, "allows no reset ForceOff, only On, GracefulShutdown");
    }

    @Test
    void anAnswerWithoutEndIsRefusedByANamedLimit() throws Exception {
        server.padding = "x".repeat(RedfishClient.BODY_LIMIT_BYTES);
        refused(good()::isOn, "more than 1048576 bytes", "RedfishClient.BODY_LIMIT_BYTES");
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        RedfishPower power = good();
        server.close();
        refused(power::isOn, "nothing answers there");
    }

    @Test
    void aPowerOffThatNeverBecomesOffIsNoPowerCut() throws Exception {
        server.obeys = false;
        FakeCluster cluster = new FakeCluster("builtin");
        try (RedfishPower power = good()) {
            Injector cut = new PowerCutInjector(cluster.context(power), cluster.m1);
            assertThat(cut.check().proven()).isTrue();
            cut.inject();
            Proof proof = cut.prove();
            assertThat(proof.proven()).isFalse();
            assertThat(proof.evidence()).contains("still says on 10 s after the command off");
        }
    }

    @Test
    void theCertificateThatIsShownToPeopleIsTheServers() throws Exception {
        X509Certificate shown = CertificateCheck.shownBy("127.0.0.1", server.port());
        assertThat(CertificateCheck.fingerprint(shown)).isEqualTo(certificate.fingerprint());
    }
}
