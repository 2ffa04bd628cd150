package org.hadrill.remote;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.userauth.UserAuthException;
import org.hadrill.cluster.Inventory;

/** One authenticated SSH connection. Messages of its exceptions are sentences for people. Thread-safe. */
final class SshConnection implements Closeable {
    /** The longest TCP connect, and the longest silence before the server's first line (RFC 4253, section 4.2). */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    /** The longest wait for one answer of the protocol: key exchange, authentication, a channel. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    /** A host that is reset closes no connection: only the missing answers tell, after at most 1 s x (3 + 1). */
    static final int KEEP_ALIVE_SECONDS = 1;

    static final int KEEP_ALIVE_COUNT = 3;

    private final SSHClient client;

    private SshConnection(SSHClient client) {
        this.client = client;
    }

    /** Connects and authenticates; blocks for a few of the limits above, less when the caller gives up. */
    static SshConnection open(String host, Inventory.Ssh ssh, GiveUp giveUp) throws IOException {
        if (!Files.isReadable(Path.of(ssh.keyFile()))) {
            throw new IOException("the key file " + ssh.keyFile() + " cannot be read: check " + setting(host, "key"));
        }
        KnownHostKey known = KnownHostKey.parse(ssh.knownHostKey());
        SSHClient client = client(known);
        try {
            giveUp.blockingOn(() -> closeSocket(client));
            client.connect(ssh.address(), ssh.port());
            client.authPublickey(ssh.user(), client.loadKeys(ssh.keyFile()));
            giveUp.blockingOn(null);
            return new SshConnection(client);
        } catch (IOException e) {
            client.close();
            throw new IOException(sentence(e, host, ssh, known), e);
        }
    }

    private static SSHClient client(KnownHostKey known) {
        DefaultConfig config = new DefaultConfig();
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        SSHClient client = new SSHClient(config) {
            @Override
            protected void onConnect() throws IOException {
                getSocket().setTcpNoDelay(true);
                super.onConnect();
            }
        };
        client.addHostKeyVerifier(known);
        client.setConnectTimeout((int) CONNECT_LIMIT.toMillis());
        client.setTimeout((int) CONNECT_LIMIT.toMillis());
        client.getTransport().setTimeoutMs((int) ANSWER_LIMIT.toMillis());
        client.getConnection().setTimeoutMs((int) ANSWER_LIMIT.toMillis());
        KeepAliveRunner keepAlive = (KeepAliveRunner) client.getConnection().getKeepAlive();
        keepAlive.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        keepAlive.setMaxAliveCount(KEEP_ALIVE_COUNT);
        return client;
    }

    private static String sentence(IOException e, String host, Inventory.Ssh ssh, KnownHostKey known) {
        String where = ssh.address() + ":" + ssh.port();
        if (known.refused() != null) {
            return "the host key at " + where + " is " + known.refused() + ", the inventory knows " + known
                    + ": not connecting. If it was reinstalled, 'hadrill inventory trust FILE' shows the new key and records"
                    + " it as " + setting(host, "known-host-key");
        }
        if (e instanceof UserAuthException) {
            return where + " does not let user " + ssh.user() + " in with the key " + ssh.keyFile() + ": check "
                    + setting(host, "user") + ", " + setting(host, "key")
                    + " and the authorized keys of that user there";
        }
        if (e instanceof UnknownHostException) {
            return "the name " + ssh.address() + " has no address: check " + setting(host, "address");
        }
        if (e instanceof ConnectException) {
            return "nothing answers at " + where + " (" + e.getMessage() + "): is the host up, and its SSH server?";
        }
        if (e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException) {
            return "no answer at " + where + " within " + CONNECT_LIMIT.toMillis() + " ms (CONNECT_LIMIT)";
        }
        return "no SSH connection to " + where + ": " + why(e);
    }

    /** The message of {@code e}; some exceptions of sshj have none. */
    static String why(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }

    /** Where the inventory has this setting of the host's SSH access. */
    static String setting(String host, String key) {
        return (host.equals("observer") ? "observer" : "nodes." + host) + ".ssh." + key;
    }

    private static void closeSocket(SSHClient client) throws IOException {
        Socket socket = client.getSocket();
        if (socket != null) {
            socket.close();
        }
    }

    /** A new session; when that fails, {@link #silent} tells whether a new connection could do better. */
    Session session() throws IOException {
        if (!alive()) {
            throw new IOException("the connection is closed");
        }
        return client.startSession();
    }

    /** Whether {@code e} says that the host left keep-alives without an answer. */
    static boolean silent(IOException e) {
        return e instanceof SSHException ssh && ssh.getDisconnectReason() == DisconnectReason.CONNECTION_LOST;
    }

    boolean alive() {
        return client.isAuthenticated() && client.getTransport().isRunning();
    }

    @Override
    public void close() {
        try {
            client.disconnect();
        } catch (IOException e) {
            // It is closed either way; the other side may have been first.
        }
    }
}
