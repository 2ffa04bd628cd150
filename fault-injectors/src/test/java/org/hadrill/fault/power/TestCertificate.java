package org.hadrill.fault.power;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.hadrill.remote.CertificateCheck;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.LocalCommand;

/** A self-signed certificate with its key, made by keytool(1) of the JDK that runs the test. */
record TestCertificate(KeyStore store, Path pem) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** @param name for which it is, such as {@code ip:127.0.0.1} */
    static TestCertificate generate(Path folder, String name) throws Exception {
        Path file = folder.resolve("server.p12");
        CommandResult made = LocalCommand.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "2",
                        "-alias",
                        "bmc",
                        "-dname",
                        "CN=test BMC",
                        "-ext",
                        "san=" + name,
                        "-ext",
                        "bc:c=ca:true",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString()),
                Map.of(),
                Duration.ofMinutes(2));
        if (!made.ok()) {
            throw new AssertionError(made.describe());
        }
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
        String base64 = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate("bmc").getEncoded());
        Path pem = Files.writeString(
                folder.resolve("server.pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        return new TestCertificate(store, pem);
    }

    String fingerprint() throws Exception {
        return CertificateCheck.fingerprint((X509Certificate) store.getCertificate("bmc"));
    }

    SSLContext context() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
