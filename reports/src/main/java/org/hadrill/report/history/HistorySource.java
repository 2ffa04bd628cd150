package org.hadrill.report.history;

import java.io.IOException;
import java.util.List;
import org.hadrill.report.sample.RunSample;
import org.hadrill.report.sample.SampleSource;
import org.hadrill.time.TimeSource;

/** Runs of the history, named like {@code history:lab=vm,kernel=6.1.0-40-cloud-amd64,since=30d}. */
public final class HistorySource implements SampleSource {
    private static final String PREFIX = "history:";

    /** Says where the history is, when it is asked for. */
    public interface Where {
        HistoryPlace place() throws IOException;
    }

    private final Where where;
    private final TimeSource time;

    public HistorySource(Where where, TimeSource time) {
        this.where = where;
        this.time = time;
    }

    @Override
    public boolean understands(String text) {
        return text.startsWith(PREFIX);
    }

    @Override
    public List<RunSample> read(String text) throws IOException {
        RunFilter filter;
        try {
            filter = FilterText.filter(text.substring(PREFIX.length()), time.wall());
        } catch (IllegalArgumentException wrong) {
            throw new IOException(text + ": " + wrong.getMessage(), wrong);
        }
        HistoryPlace place = where.place();
        try (History history = History.open(place, time)) {
            List<RunSample> runs = history.samples(filter);
            if (runs.isEmpty()) {
                throw new IOException(text + " names no run of the history " + place.shown()
                        + "; hadrill history lists those that are there");
            }
            return runs;
        }
    }
}
