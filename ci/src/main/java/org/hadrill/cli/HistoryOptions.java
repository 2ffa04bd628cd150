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

    HistoryPlace place() throws IOException {
        return HistoryPlace.of(named, System.getenv());
    }

    History open(TimeSource time) throws IOException {
        return History.open(place(), time);
    }
}
