package org.hadrill.report.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hadrill.time.TimeSource;

/**
 * The tables of the history, brought to the form of this version by Flyway: the migrations are the resources
 * {@code migration/V<number>__<what>.sql} beside this class.
 */
final class Schema {
    /** The newest migration. A file more in {@code migration} is one more here. */
    static final int VERSION = 1;

    private static final String TABLE = "hadrill_schema";

    /** Of PostgreSQL's advisory locks ours; the number is the word "hadrill". */
    private static final long LOCK = 0x68616472696c6cL;

    private static final Duration POLL = Duration.ofMillis(50);

    private final HistoryPlace place;
    private final TimeSource time;

    Schema(HistoryPlace place, TimeSource time) {
        this.place = place;
        this.time = time;
    }

    /**
     * Makes or changes the tables where that is needed; the usual case is one short query.
     *
     * @throws IOException when a newer hadrill has changed them, or they cannot be changed
     */
    void bringUp(Connection connection) throws IOException, SQLException {
        int found = version(connection);
        if (found > VERSION) {
            throw new IOException(
                    "The history " + place.shown() + " has form " + found + ", which a newer hadrill made; this one"
                            + " knows " + VERSION + ". Use that hadrill, or another history with --history");
        }
        if (found == VERSION) {
            return;
        }
        if (place.file().isPresent()) {
            migrateAlone(place.file().get());
        } else {
            migrateInTurn(connection);
        }
    }

    /** 0 where there is nothing yet. */
    private static int version(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, TABLE, null)) {
            if (!tables.next()) {
                return 0;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet versions = statement.executeQuery(
                        "SELECT max(CAST(version AS INTEGER)) FROM " + TABLE + " WHERE success")) {
            return versions.next() ? versions.getInt(1) : 0;
        }
    }

    /** Flyway makes its table, and then its first line, and holds no lock in between: who sees it empty gives up. */
    private void migrateInTurn(Connection connection) throws IOException, SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.setQueryTimeout((int) HistoryPlace.BUSY_LIMIT.toSeconds());
            lock.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            try {
                if (version(connection) < VERSION) {
                    migrate();
                }
            } finally {
                lock.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    /** Flyway has no lock on SQLite, so processes that start together take turns by a file. */
    private void migrateAlone(Path file) throws IOException {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!time.await(() -> locked(channel), HistoryPlace.BUSY_LIMIT, POLL)) {
                throw new IOException("Another process has changed the history " + file + " for longer than "
                        + HistoryPlace.BUSY_LIMIT.toSeconds() + " s (BUSY_LIMIT); end it, or delete " + lockFile);
            }
            migrate();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + lockFile, e);
        }
    }

    /** Released when the channel is closed. */
    private static boolean locked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void migrate() throws IOException {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(place.source())
                    .locations("classpath:org/hadrill/report/history/migration")
                    .table(TABLE)
                    // A database that others use, too, is not empty at first.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new IOException(
                    "The history " + place.shown() + " cannot be brought to form " + VERSION + ": " + e.getMessage(),
                    e);
        }
    }
}
