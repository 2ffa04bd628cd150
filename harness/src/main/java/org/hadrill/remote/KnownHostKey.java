package org.hadrill.remote;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/**
 * The one host key that a host may show. A verifier is for one connection: it remembers the key that it refused.
 *
 * <p>Thread-safe.
 */
final class KnownHostKey implements HostKeyVerifier {
    private static final List<String> RSA_SIGNATURES = List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa");

    private final String type;
    private final byte[] blob;
    private volatile @Nullable String refused;

    private KnownHostKey(String type, byte[] blob) {
        this.type = type;
        this.blob = blob;
    }

    /**
     * @param line an OpenSSH public key line: type, key in base64, and perhaps a comment (sshd(8), authorized_keys)
     * @throws IllegalArgumentException when {@code line} is no such line
     */
    static KnownHostKey parse(String line) {
        String[] words = line.strip().split("\\s+", 3);
        try {
            byte[] blob = Base64.getDecoder().decode(words.length < 2 ? "" : words[1]);
            if (new Buffer.PlainBuffer(blob).readString().equals(words[0])) {
                return new KnownHostKey(words[0], blob);
            }
        } catch (IllegalArgumentException | Buffer.BufferException e) {
            // Said below, as for a type that is not the key's own.
        }
        throw new IllegalArgumentException(
                "not an OpenSSH public key line such as 'ssh-ed25519 AAAA...': '" + line + "'");
    }

    /** The line of {@link #parse} for a key, without comment. */
    static String line(PublicKey key) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        try {
            return new Buffer.PlainBuffer(blob).readString() + " "
                    + Base64.getEncoder().encodeToString(blob);
        } catch (Buffer.BufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        byte[] shown = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        if (Arrays.equals(shown, blob)) {
            return true;
        }
        refused = describe(shown);
        return false;
    }

    /** Asks the server for a key of the known type first, as it may hold keys of several types. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return type.equals("ssh-rsa") ? RSA_SIGNATURES : List.of(type);
    }

    /** The key that {@link #verify} refused, as {@link #toString()} shows keys; null when none was. */
    @Nullable
    String refused() {
        return refused;
    }

    /** Type and SHA-256 fingerprint, as {@code ssh-keygen -l} shows it. */
    @Override
    public String toString() {
        return describe(blob);
    }

    private static String describe(byte[] blob) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return new Buffer.PlainBuffer(blob).readString() + " SHA256:"
                    + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException | Buffer.BufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
