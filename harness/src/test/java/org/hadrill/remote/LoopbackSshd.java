package org.hadrill.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Objects;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.hadrill.cluster.Inventory;
import org.jspecify.annotations.Nullable;

/** An SSH server on loopback that runs commands with {@code sh -c} on this machine. */
final class LoopbackSshd implements AutoCloseable {
    static final String USER = "tester";

    private final Path directory;
    private final KeyPair clientKey = newKey();
    private final KeyPair hostKey;
    private @Nullable SshServer server;
    private int port;

    LoopbackSshd(Path directory) throws IOException, GeneralSecurityException {
        this(directory, newKey());
    }

    LoopbackSshd(Path directory, KeyPair hostKey) throws IOException, GeneralSecurityException {
        this.directory = directory;
        this.hostKey = hostKey;
        start();
    }

    static KeyPair newKey() throws GeneralSecurityException {
        return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    }

    static String publicLine(KeyPair key) {
        return PublicKeyEntry.toString(key.getPublic());
    }

    static Path writeKey(KeyPair key, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
        }
        return file;
    }

    /** Starts it again on the port that it had before. */
    void start() throws IOException {
        SshServer fresh = SshServer.setUpDefaultServer();
        fresh.setHost("127.0.0.1");
        fresh.setPort(port);
        fresh.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        fresh.setPublickeyAuthenticator(
                (user, key, session) -> user.equals(USER) && KeyUtils.compareKeys(key, clientKey.getPublic()));
        fresh.setCommandFactory(
                (channel, command) -> new ProcessShellFactory(command, "sh", "-c", command).createShell(channel));
        fresh.start();
        port = fresh.getPort();
        server = fresh;
    }

    void stop() throws IOException {
        if (server != null) {
            server.close(true).await();
            server = null;
        }
    }

    void limitSessions(int perConnection) {
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(Objects.requireNonNull(server), perConnection);
    }

    int port() {
        return port;
    }

    /** The right way in. */
    Inventory.Ssh ssh() throws IOException, GeneralSecurityException {
        return ssh(port);
    }

    Inventory.Ssh ssh(int atPort) throws IOException, GeneralSecurityException {
        Path keyFile = writeKey(clientKey, directory.resolve("client"));
        return new Inventory.Ssh("127.0.0.1", atPort, USER, keyFile.toString(), publicLine(hostKey));
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
