package org.hadrill.remote;

import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Asks a host for its key, for people to compare; no login is tried. */
public final class ShownHostKey {
    private static final List<String> WANTED = List.of("ssh-ed25519");

    private ShownHostKey() {}

    /**
     * The key that the host shows, as an OpenSSH public key line without host and comment: Ed25519 where it has one. Blocks, at
     * most for the limits of {@link SshConnection}.
     */
    public static String of(String address, int port) throws IOException {
        AtomicReference<PublicKey> seen = new AtomicReference<>();
        SSHClient client = new SSHClient(new DefaultConfig());
        client.setConnectTimeout((int) SshConnection.CONNECT_LIMIT.toMillis());
        client.setTimeout((int) SshConnection.CONNECT_LIMIT.toMillis());
        client.getTransport().setTimeoutMs((int) SshConnection.ANSWER_LIMIT.toMillis());
        client.addHostKeyVerifier(new HostKeyVerifier() {
            @Override
            public boolean verify(String hostname, int ofPort, PublicKey key) {
                seen.set(key);
                return false;
            }

            @Override
            public List<String> findExistingAlgorithms(String hostname, int ofPort) {
                return WANTED;
            }
        });
        try {
            client.connect(address, port);
        } catch (IOException e) {
            if (seen.get() == null) {
                throw new IOException("no SSH host key at " + address + ":" + port + ": " + SshConnection.why(e), e);
            }
        } finally {
            client.close();
        }
        PublicKey key = seen.get();
        if (key == null) {
            throw new IOException("no SSH host key at " + address + ":" + port);
        }
        return KnownHostKey.line(key);
    }

    /** Type and SHA-256 fingerprint of a public key line, as {@code ssh-keygen -l} shows it. */
    public static String fingerprint(String line) {
        return KnownHostKey.parse(line).toString();
    }
}
