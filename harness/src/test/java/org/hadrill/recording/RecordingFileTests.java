package org.hadrill.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hadrill.recording.Event.DrbdState;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Event.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFileTests {
    private static final Recording POWER_CUT = RecordingBuilder.powerCut().build();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve(RecordingFile.NAME);
    }

    /** An event of every kind, each later than the one before, with texts that JSON has to escape. */
    private static List<Event> everyKind() {
        Duration error = Duration.ofNanos(1_500_000);
        return List.of(
                new Event.PingReply(stamp(1), RecordingBuilder.ROUTER, 7, true),
                new Event.PingSilence(stamp(2), RecordingBuilder.MAIL, 8, "Destination \"Host\" \\ Unreachable"),
                new Event.FrameReply(stamp(3), RecordingBuilder.ROUTER, 99),
                new Event.AddressClaim(stamp(4), RecordingBuilder.ROUTER, RecordingBuilder.CARD_1, true, 12),
                new Event.PortTraffic(stamp(5), "m1.eth2", 10, 3, 4),
                new Event.NodeSample(
                        stamp(6),
                        RecordingBuilder.M1,
                        "0f1e2d3c",
                        true,
                        false,
                        RecordingBuilder.GUESTS,
                        true,
                        "up",
                        Long.MAX_VALUE,
                        Optional.of(new DrbdState(
                                "SyncSource", "Primary", "Secondary", "UpToDate", "Inconsistent", Optional.of(61.4)))),
                new Event.NodeSample(
                        new Stamp(Duration.ofMillis(7), error, "m2.state", 0),
                        RecordingBuilder.M2,
                        "",
                        false,
                        false,
                        new TreeSet<>(),
                        false,
                        "down",
                        0,
                        Optional.empty()),
                new Event.LogLine(stamp(8), RecordingBuilder.M2, "kernel", "tab\there, ünïcode, } at the end}"),
                new Event.StreamChange(stamp(9), "m1.state", false, "the connection broke"),
                new Event.PowerReading(stamp(10), RecordingBuilder.M1, true),
                new Event.WriteAcknowledged(stamp(10), 41),
                new Event.LedgerRead(
                        stamp(10), RecordingBuilder.M2, List.of(new Event.Range(1, 39), new Event.Range(41, 41))),
                new Event.LedgerRead(stamp(10), RecordingBuilder.M1, List.of(), Optional.of("1 torn")),
                new Event.FaultStep(stamp(11), Step.PROVE_UNDO, false, "no carrier"),
                new Event.Mark(stamp(12), Point.NOT_SETTLED, "not within 60 s"));
    }

    private static Stamp stamp(long ms) {
        return new Stamp(Duration.ofNanos(ms * 1_000_000 + 123_000), Duration.ofNanos(250_000), "source", ms);
    }

    @Test
    void everyKindOfEventIsReadBackAsItWasWritten() throws IOException {
        List<Event> events = everyKind();
        assertThat(events)
                .as("a kind of event that this test forgot")
                .extracting(Object::getClass)
                .containsAll(Arrays.asList(Event.class.getPermittedSubclasses()));

        write(POWER_CUT.header(), events);

        Recording read = RecordingFile.read(file);
        assertThat(read.events()).isEqualTo(events);
        assertThat(read.header()).isEqualTo(POWER_CUT.header());
    }

    @Test
    void aWholeDrillIsReadBackEqual() throws IOException {
        write(POWER_CUT.header(), POWER_CUT.events());

        assertThat(RecordingFile.read(file)).isEqualTo(POWER_CUT);
    }

    @Test
    void aTornLastLineIsLeftOut() throws IOException {
        write(POWER_CUT.header(), everyKind());
        Files.writeString(file, "{\"type\":\"mark\",\"at\":{\"ms\":13.0", StandardOpenOption.APPEND);

        assertThat(RecordingFile.read(file).events()).isEqualTo(everyKind());
    }

    @Test
    void aLastLineTornBehindAnInnerBraceIsLeftOut() throws IOException {
        write(POWER_CUT.header(), everyKind());
        Files.writeString(
                file,
                "{\"type\":\"mark\",\"at\":{\"ms\":13.0,\"errorMs\":0,\"source\":\"drill\",\"line\":1}",
                StandardOpenOption.APPEND);

        assertThat(RecordingFile.read(file).events()).isEqualTo(everyKind());
    }

    @Test
    void aWrongLineIsNamedByFileAndLine() throws IOException {
        write(POWER_CUT.header(), everyKind());
        List<String> lines = Files.readAllLines(file);
        lines.set(4, lines.get(4).replace("address-claim", "adress-claim"));
        Files.write(file, lines);

        assertThatThrownBy(() -> RecordingFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + ":5:")
                .hasMessageContaining("adress-claim");
    }

    @Test
    void aWrongAddressInALineIsNamedByFileAndLine() throws IOException {
        write(POWER_CUT.header(), everyKind());
        List<String> lines = Files.readAllLines(file);
        lines.set(1, lines.get(1).replace(RecordingBuilder.ROUTER.toString(), "192.168.46.2000"));
        Files.write(file, lines);

        assertThatThrownBy(() -> RecordingFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + ":2:");
    }

    @Test
    void anEmptyFileSaysThatTheHeaderIsMissing() throws IOException {
        Files.createFile(file);

        assertThatThrownBy(() -> RecordingFile.read(file)).hasMessageContaining(file + ":1: no header");
    }

    @Test
    void anExistingRecordingIsNotOverwritten() throws IOException {
        write(POWER_CUT.header(), List.of());

        assertThatThrownBy(() -> RecordingFile.create(file, POWER_CUT.header()).close())
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aRecordingOfFormat1HasNoLedger() throws IOException {
        write(POWER_CUT.header(), List.of());
        String now = Files.readString(file);
        Files.writeString(
                file,
                now.replace("\"format\":2,", "\"format\":1,")
                        .replace(",\"ledger\":true", "")
                        .replace(",\"mayReset\":[\"m1\"]", ""));
        assertThat(Files.readString(file))
                .as("the form before")
                .isNotEqualTo(now)
                .doesNotContain("ledger")
                .doesNotContain("mayReset");

        Header read = RecordingFile.read(file).header();

        assertThat(read.format()).isEqualTo(1);
        assertThat(read.ledger()).isFalse();
        assertThat(read.mayReset()).isEmpty();
    }

    private void write(Header header, List<Event> events) throws IOException {
        try (RecordingFile out = RecordingFile.create(file, header)) {
            for (Event event : events) {
                out.append(event);
            }
        }
    }
}
