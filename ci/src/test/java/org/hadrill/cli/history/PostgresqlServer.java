package org.hadrill.cli.history;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hadrill.lab.build.Trees;
import org.hadrill.time.SystemTime;
import org.postgresql.ds.PGSimpleDataSource;

/** A server of PostgreSQL of its own, in a new folder, on loopback, as an ordinary user; gone when closed. */
public final class PostgresqlServer implements AutoCloseable {
    static final String PASSWORD = "drills and nothing else";
    private static final String USER = "lab";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(200);

    /** PostgreSQL refuses root. */
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--");

    private final Path folder;
    private final int port;
    private final Process server;

    private PostgresqlServer(Path folder, int port, Process server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /** Where the program is: on the PATH, or where Debian has it. */
    public static Optional<Path> program(String name) {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            folders.add(Path.of(folder));
        }
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            versions.sorted(Comparator.reverseOrder()).forEach(v -> folders.add(v.resolve("bin")));
        } catch (IOException e) {
            // Not Debian, or not installed.
        }
        return folders.stream()
                .map(f -> f.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static PostgresqlServer start() throws Exception {
        Path folder = Files.createTempDirectory("hadrill-postgresql");
        Path secret = Files.writeString(folder.resolve("secret"), PASSWORD);
        if (root()) {
            UserPrincipal nobody =
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Files.setOwner(secret, nobody);
            Files.setOwner(folder, nobody);
        }
        Process initdb = start(
                folder,
                "initdb",
                "-D",
                folder.resolve("data").toString(),
                "-U",
                USER,
                "--auth=scram-sha-256",
                "--pwfile=" + secret,
                "--no-sync");
        if (!initdb.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || initdb.exitValue() != 0) {
            throw new IOException("initdb failed:\n" + Files.readString(folder.resolve("initdb.log")));
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = start(
                folder,
                "postgres",
                "-D",
                folder.resolve("data").toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=");
        PostgresqlServer server = new PostgresqlServer(folder, port, process);
        if (!new SystemTime().await(server::answers, LIMIT, POLL)) {
            String log = Files.readString(folder.resolve("postgres.log"));
            server.close();
            throw new IOException("postgres did not answer within " + LIMIT + ":\n" + log);
        }
        return server;
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Process start(Path folder, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(root() ? AS_NOBODY : List.of());
        command.add(program(program).orElseThrow().toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile())
                .start();
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url("postgres"));
        source.setPassword(PASSWORD);
        return source;
    }

    private boolean answers() {
        try {
            source().getConnection().close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Makes an empty database. */
    String database(String name) throws SQLException {
        try (var connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    /** Fast shutdown: SIGINT, postgres(1). */
    @Override
    public void close() throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
        if (!server.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
        Trees.delete(folder);
    }
}
