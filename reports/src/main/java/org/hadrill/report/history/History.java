package org.hadrill.report.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hadrill.report.sample.RunSample;
import org.hadrill.report.sample.RunSamples;
import org.hadrill.run.RunResult;
import org.hadrill.time.TimeSource;

/**
 * The store of runs. One connection; not thread-safe. Other processes may use the same place at the same time: a writer waits
 * for the other, and readers see whole runs only.
 *
 * <p>Every method throws IOException with a sentence for people that names the place.
 */
public final class History implements AutoCloseable {
    private final HistoryPlace place;
    private final Connection connection;

    private History(HistoryPlace place, Connection connection) {
        this.place = place;
        this.connection = connection;
    }

    /** Opens the place, and makes it what this version needs: its folder, file and tables. */
    public static History open(HistoryPlace place, TimeSource time) throws IOException {
        if (place.file().isPresent()) {
            Path folder = place.file().get().getParent();
            if (folder != null) {
                make(folder, place);
            }
        }
        Connection connection = null;
        try {
            connection = place.source().getConnection();
            new Schema(place, time).bringUp(connection);
            return new History(place, connection);
        } catch (SQLException | IOException e) {
            closeQuietly(connection);
            throw e instanceof IOException io ? io : trouble(place, e);
        }
    }

    private static void make(Path folder, HistoryPlace place) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException("The history " + place.shown() + " needs a folder that cannot be made: " + e, e);
        }
    }

    /**
     * Adds a run, whole or not at all.
     *
     * @param folder where its recordings are
     * @return false when the run was there already; nothing changed then
     * @throws IllegalArgumentException when the run is of a version that did not say which addresses were watched
     */
    public boolean add(RunResult run, Path folder) throws IOException {
        RunSample sample = RunSamples.of(run);
        long id = RunKey.of(sample, run.wall());
        return answer(() -> {
            connection.setAutoCommit(false);
            try {
                boolean added = new RunWriter(connection)
                        .write(id, sample, folder.toAbsolutePath().normalize());
                connection.commit();
                return added;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    /** The runs that are meant, the newest first. */
    public List<RunLine> runs(RunFilter filter) throws IOException {
        return answer(() -> new RunReader(connection, filter).lines());
    }

    /** The samples of the runs that are meant, by time. */
    public List<RunSample> samples(RunFilter filter) throws IOException {
        return answer(() -> new RunReader(connection, filter).samples());
    }

    /** How the longest outage of each scenario went, night by night: a trend for each lab, configuration and scenario. */
    public List<Trend> trends(RunFilter filter) throws IOException {
        return answer(() -> new TrendReader(connection, filter).trends());
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    private <T> T answer(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw trouble(place, e);
        }
    }

    private static IOException trouble(HistoryPlace place, Exception e) {
        String what = e.getMessage() == null
                ? e.toString()
                : e.getMessage().lines().findFirst().orElse("");
        String busy = what.contains("SQLITE_BUSY")
                ? "; another process has held it for longer than " + HistoryPlace.BUSY_LIMIT.toSeconds()
                        + " s (BUSY_LIMIT)"
                : "";
        return new IOException("The history " + place.shown() + " does not answer as it should: " + what + busy, e);
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // The first failure says what is wrong.
        }
    }

    @Override
    public void close() throws IOException {
        answer(() -> {
            connection.close();
            return true;
        });
    }
}
