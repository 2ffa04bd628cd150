package org.hadrill.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.hadrill.cluster.NodeName;
import org.hadrill.fault.UndoJournal.Action;
import org.hadrill.fault.UndoJournal.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoJournalTests {
    private static final Entry POWER = new Entry(Action.POWER_ON, new NodeName("m1"), "", "power of m1 was cut");
    private static final Entry LINK =
            new Entry(Action.RUN_ON_NODE, new NodeName("m2"), "ip link set eth2 up", "eth2 of m2 was taken \"down\"");

    @TempDir
    private Path run;

    @Test
    void anEntryThatWasNotUndoneSurvivesTheProcess() throws IOException {
        int number = register(run, POWER);

        assertThat(UndoJournal.pending(run)).containsExactly(Map.entry(number, POWER));
    }

    @Test
    void anEntryIsOnDiskBeforeTheFaultMayBegin() throws IOException {
        try (UndoJournal journal = UndoJournal.open(run)) {
            journal.register(LINK);

            assertThat(UndoJournal.pending(run)).containsValue(LINK);
        }
    }

    @Test
    void whatIsDoneIsClosedAndTheRestStaysOpen() throws IOException {
        try (UndoJournal journal = UndoJournal.open(run)) {
            int power = journal.register(POWER);
            int link = journal.register(LINK);
            journal.done(power, POWER);

            assertThat(UndoJournal.pending(run)).containsExactly(Map.entry(link, LINK));
        }
    }

    @Test
    void aJournalOpenedAgainGoesOnCounting() throws IOException {
        int first = register(run, POWER);
        int second = register(run, LINK);

        assertThat(second).isGreaterThan(first);
        assertThat(UndoJournal.pending(run)).containsExactly(Map.entry(first, POWER), Map.entry(second, LINK));
    }

    @Test
    void aTornLastLineIsLeftOut() throws IOException {
        int number = register(run, POWER);
        tear(run);

        assertThat(UndoJournal.pending(run)).containsExactly(Map.entry(number, POWER));
    }

    @Test
    void entriesWrittenAfterATornLineAreSeen() throws IOException {
        register(run, POWER);
        tear(run);
        register(run, LINK);
        try (UndoJournal journal = UndoJournal.open(run)) {
            journal.done(1, POWER);
        }

        assertThat(UndoJournal.pending(run).values()).containsExactly(LINK);
    }

    @Test
    void twoRunsDoNotCloseEachOthersEntries() throws IOException {
        Path other = Files.createDirectory(run.resolve("other"));
        register(run, POWER);
        try (UndoJournal journal = UndoJournal.open(other)) {
            journal.done(journal.register(LINK), LINK);
        }

        assertThat(UndoJournal.pending(run)).containsValue(POWER);
        assertThat(UndoJournal.pending(other)).isEmpty();
    }

    @Test
    void withoutAJournalNothingIsOpen() throws IOException {
        assertThat(UndoJournal.pending(run)).isEmpty();
    }

    @Test
    void whereverAKillTearsTheFileTheWholeLinesStayReadable() throws IOException {
        register(run, POWER);
        byte[] one = Files.readAllBytes(run.resolve(UndoJournal.FILE));
        register(run, LINK);
        byte[] two = Files.readAllBytes(run.resolve(UndoJournal.FILE));
        for (int length = one.length; length < two.length - 1; length++) {
            Path torn = Files.createDirectory(run.resolve("torn-" + length));
            Files.write(torn.resolve(UndoJournal.FILE), Arrays.copyOf(two, length));

            assertThat(UndoJournal.pending(torn).values()).containsExactly(POWER);
            register(torn, LINK);
            assertThat(UndoJournal.pending(torn).values()).containsExactly(POWER, LINK);
        }
    }

    @Test
    void anEntryOfAnotherVersionIsNotForgotten() throws IOException {
        register(run, POWER);
        Path file = run.resolve(UndoJournal.FILE);
        Files.writeString(file, Files.readString(file).replace("POWER_ON", "POWER_UP"));

        assertThatThrownBy(() -> UndoJournal.pending(run))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("undo.jsonl:1: not an entry that this hadrill knows", "POWER_UP");
        assertThatThrownBy(() -> UndoJournal.open(run)).isInstanceOf(IOException.class);
    }

    private static int register(Path folder, Entry entry) throws IOException {
        try (UndoJournal journal = UndoJournal.open(folder)) {
            return journal.register(entry);
        }
    }

    private static void tear(Path folder) throws IOException {
        Files.writeString(folder.resolve(UndoJournal.FILE), "{\"number\":2,\"do", StandardOpenOption.APPEND);
    }
}
