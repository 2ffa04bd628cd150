package org.hadrill.report.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class HistoryPlaceTests {
    private static final String URL = "jdbc:postgresql://db.example/drills?user=lab";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "          |               |          | /home/ann/.local/share/hadrill/history.db",
                "          |               | /data    | /data/hadrill/history.db",
                "          |               | data     | /home/ann/.local/share/hadrill/history.db",
                "          | /x/y.db       | /data    | /x/y.db",
                "/a/b.db   | /x/y.db       | /data    | /a/b.db",
                "jdbc:sqlite:/a/b.db |     |          | /a/b.db",
                "          | jdbc:postgresql://db.example/drills | | jdbc:postgresql://db.example/drills",
            })
    void isWhatWasNamedElseTheEnvironmentElseTheDataFolder(String named, String variable, String xdg, String place)
            throws IOException {
        Map<String, String> environment = new java.util.HashMap<>(Map.of("HOME", "/home/ann"));
        Optional.ofNullable(variable).ifPresent(v -> environment.put("HADRILL_HISTORY", v));
        Optional.ofNullable(xdg).ifPresent(v -> environment.put("XDG_DATA_HOME", v));

        assertThat(HistoryPlace.of(Optional.ofNullable(named), environment).shown())
                .isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                URL + "&password=hunter2",
                "jdbc:postgresql://db.example/drills?PASSWORD=hunter2",
                "jdbc:postgresql://db.example/drills?sslpassword=hunter2",
                "jdbc:postgresql://lab:hunter2@db.example/drills"
            })
    void aPasswordInTheUrlIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> HistoryPlace.of(Optional.of(url), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("HADRILL_HISTORY_PASSWORD")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2"));
    }

    @Test
    void thePasswordComesFromTheEnvironmentOrAFileAndIsNotShown(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "from-file\n");

        HistoryPlace byVariable = HistoryPlace.of(Optional.of(URL), Map.of("HADRILL_HISTORY_PASSWORD", "from-env"));
        HistoryPlace byFile =
                HistoryPlace.of(Optional.of(URL), Map.of("HADRILL_HISTORY_PASSWORD_FILE", file.toString()));

        assertThat(((PGSimpleDataSource) byVariable.source()).getPassword()).isEqualTo("from-env");
        assertThat(((PGSimpleDataSource) byFile.source()).getPassword()).isEqualTo("from-file");
        assertThat(byVariable.toString() + byVariable.shown()).doesNotContain("from-env");
    }

    @Test
    void whatIsNoHistoryIsSaid() {
        assertThatThrownBy(() -> HistoryPlace.of(Optional.of("jdbc:mysql://lab:secret@db/x"), Map.of()))
                .hasMessageContaining("not jdbc:mysql:...")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
        assertThatThrownBy(() ->
                        HistoryPlace.of(Optional.of(URL), Map.of("HADRILL_HISTORY_PASSWORD_FILE", "/nowhere/secret")))
                .hasMessageContaining("/nowhere/secret");
    }
}
