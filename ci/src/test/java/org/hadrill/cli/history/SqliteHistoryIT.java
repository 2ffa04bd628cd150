package org.hadrill.cli.history;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The history in a file, as every user has it. */
class SqliteHistoryIT implements HistoryContract {
    @TempDir
    private Path folder;

    @Override
    public String place() {
        return folder.resolve("history.db").toString();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }
}
