package org.hadrill.cluster;

import java.util.Locale;

/** How the certificate of an HTTPS server is checked. */
public sealed interface CertificateTrust {
    /**
     * This certificate and no other; the name in it does not matter.
     *
     * @param sha256 SHA-256 of the certificate in DER: 32 pairs of capital hexadecimal digits with colons between, as
     *     {@code openssl x509 -fingerprint -sha256} prints it
     */
    record Fingerprint(String sha256) implements CertificateTrust {
        public Fingerprint {
            sha256 = sha256.toUpperCase(Locale.ROOT);
        }
    }

    /**
     * Signed by a CA, for the address that is asked (RFC 2818, section 3.1).
     *
     * @param file with the CA's certificates in PEM
     */
    record Authority(String file) implements CertificateTrust {}
}
