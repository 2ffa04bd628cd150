package org.hadrill.report.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Where the history is kept: a file of SQLite, or a database of PostgreSQL that many labs share.
 *
 * @param shown for people; never holds a password
 * @param file of SQLite, absent for PostgreSQL
 * @param source of connections; opens nothing by itself
 */
public record HistoryPlace(String shown, Optional<Path> file, DataSource source) {
    /** Says where, for those who name no {@code --history}. */
    public static final String VARIABLE = "HADRILL_HISTORY";

    static final String PASSWORD_VARIABLE = "HADRILL_HISTORY_PASSWORD";
    static final String PASSWORD_FILE_VARIABLE = "HADRILL_HISTORY_PASSWORD_FILE";

    /** Longest wait for another process that writes to the same file; a run is written in much less than a second. */
    static final Duration BUSY_LIMIT = Duration.ofSeconds(20);

    /** Longest wait for a connection to PostgreSQL, and for any answer of it. */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String SQLITE = "jdbc:sqlite:";
    private static final Pattern SECRET = Pattern.compile("(?i)[?&](?:ssl)?password=|//[^/@]*:[^/@]*@");

    /**
     * The place that people named, else the one that the environment names, else {@code hadrill/history.db} in the user's data
     * folder (XDG Base Directory Specification).
     *
     * @param named {@code jdbc:postgresql:...} or a file
     * @throws IOException with a sentence for people when the place cannot be one, or a password's file cannot be read
     */
    public static HistoryPlace of(Optional<String> named, Map<String, String> environment) throws IOException {
        String text = named.or(
                        () -> Optional.ofNullable(environment.get(VARIABLE)).filter(t -> !t.isBlank()))
                .orElse("");
        if (text.isEmpty()) {
            return sqlite(dataHome(environment).resolve("hadrill").resolve("history.db"));
        }
        if (text.startsWith(POSTGRESQL)) {
            return postgresql(text, environment);
        }
        if (text.startsWith(SQLITE)) {
            return sqlite(Path.of(text.substring(SQLITE.length())));
        }
        if (text.startsWith("jdbc:")) {
            throw new IOException("The history can be a file (SQLite) or " + POSTGRESQL + "//HOST/DATABASE, not "
                    + text.replaceFirst("^(jdbc:\\w*).*", "$1:..."));
        }
        return sqlite(Path.of(text));
    }

    private static Path dataHome(Map<String, String> environment) throws IOException {
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        // The specification: a relative path is invalid and to be ignored.
        if (!xdg.isEmpty() && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg);
        }
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
        if (home.isEmpty()) {
            throw new IOException(
                    "There is no home folder for the history; name a file with --history FILE or " + VARIABLE);
        }
        return Path.of(home, ".local", "share");
    }

    private static HistoryPlace sqlite(Path named) {
        Path file = named.toAbsolutePath().normalize();
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout((int) BUSY_LIMIT.toMillis());
        // A transaction that turns into a writer half-way can be refused at once, without any wait.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(SQLITE + file);
        return new HistoryPlace(file.toString(), Optional.of(file), source);
    }

    private static HistoryPlace postgresql(String url, Map<String, String> environment) throws IOException {
        if (SECRET.matcher(url).find()) {
            throw new IOException(
                    "The history's URL holds a password, which every process list and log would show. Put it into "
                            + PASSWORD_VARIABLE + ", into a file that " + PASSWORD_FILE_VARIABLE
                            + " names, or into ~/.pgpass");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(
                    url + " is no URL of PostgreSQL; it looks like " + POSTGRESQL + "//HOST:5432/DATABASE?user=NAME",
                    wrong);
        }
        source.setApplicationName("hadrill");
        source.setConnectTimeout((int) CONNECT_LIMIT.toSeconds());
        source.setSocketTimeout((int) ANSWER_LIMIT.toSeconds());
        source.setReWriteBatchedInserts(true);
        Optional<String> password = password(environment);
        if (password.isPresent()) {
            source.setPassword(password.get());
        }
        return new HistoryPlace(url, Optional.empty(), source);
    }

    private static Optional<String> password(Map<String, String> environment) throws IOException {
        String file = environment.getOrDefault(PASSWORD_FILE_VARIABLE, "");
        if (file.isEmpty()) {
            return Optional.ofNullable(environment.get(PASSWORD_VARIABLE));
        }
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            throw new IOException(
                    PASSWORD_FILE_VARIABLE + " names " + file + ", which cannot be read: "
                            + e.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    e);
        }
    }
}
