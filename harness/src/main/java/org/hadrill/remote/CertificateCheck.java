package org.hadrill.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.hadrill.cluster.CertificateTrust;

/** Checks the certificates of HTTPS servers as an inventory says. Thread-safe. */
public final class CertificateCheck {
    /** The longest wait for a server to show its certificate: each for the connection and for one answer. */
    static final Duration SHOW_LIMIT = Duration.ofSeconds(5);

    private CertificateCheck() {}

    /**
     * A context whose connections are refused unless the server's certificate is as {@code trust} says.
     *
     * @throws IOException when the file of the CA cannot be read; the message names it
     */
    public static SSLContext context(CertificateTrust trust) throws IOException {
        if (trust instanceof CertificateTrust.Fingerprint pinned) {
            return context(new PinnedCertificate(shown -> {
                if (!fingerprint(shown).equals(pinned.sha256())) {
                    throw new CertificateException("the certificate there has SHA-256 " + fingerprint(shown)
                            + ", the inventory knows " + pinned.sha256());
                }
            }));
        } else if (trust instanceof CertificateTrust.Authority authority) {
            return context(signedBy(Path.of(authority.file())));
        }
        throw new IllegalArgumentException("unknown kind of trust: " + trust);
    }

    /** The certificate that a server shows, unchecked: for people to compare. Blocks, at most some seconds. */
    public static X509Certificate shownBy(String address, int port) throws IOException {
        AtomicReference<X509Certificate> seen = new AtomicReference<>();
        int limitMs = Math.toIntExact(SHOW_LIMIT.toMillis());
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port), limitMs);
            plain.setSoTimeout(limitMs);
            SSLContext context = context(new PinnedCertificate(seen::set));
            try (SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, address, port, true)) {
                tls.startHandshake();
            }
        }
        X509Certificate certificate = seen.get();
        if (certificate == null) {
            throw new IOException("no certificate was shown");
        }
        return certificate;
    }

    /** SHA-256 of the certificate, as {@link CertificateTrust.Fingerprint} has it. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TrustManager[] signedBy(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + store.size(), ca);
            }
            if (store.size() == 0) {
                throw new IOException(file + " holds no certificate. It must have the CA's in PEM");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " is no file of certificates in PEM: " + e.getMessage(), e);
        }
    }

    private static SSLContext context(TrustManager... managers) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
