package org.hadrill.cli;

import java.io.IOException;
import java.util.Optional;
import org.hadrill.report.history.History;
import org.hadrill.report.history.HistoryPlace;
import org.hadrill.time.TimeSource;
import picocli.CommandLine.Option;

/** Which history is meant. */
final class HistoryOptions {
    @Option(
            names = "--history",
            paramLabel = "PLACE",
            description =
                    "The history: a file, or jdbc:postgresql://HOST/DATABASE?user=NAME for one that many labs share, its"
                            + " password in HADRILL_HISTORY_PASSWORD, HADRILL_HISTORY_PASSWORD_FILE or ~/.pgpass. Default:"
                            + " HADRILL_HISTORY, else ~/.local/share/hadrill/history.db.")
    Optional<String> named = Optional.empty();

    /** @throws Errors.Failure with exit code 2 when there can be no such place */
    HistoryPlace place() {
        try {
            return HistoryPlace.of(named, System.getenv());
        } catch (IOException e) {
            throw new Errors.Failure(Errors.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /** @throws Errors.Failure with exit code 3 when the history does not answer */
    History open(TimeSource time) {
        HistoryPlace place = place();
        try {
            return History.open(place, time);
        } catch (IOException e) {
            throw new Errors.Failure(Errors.INFRA, String.valueOf(e.getMessage()), e);
        }
    }
}
