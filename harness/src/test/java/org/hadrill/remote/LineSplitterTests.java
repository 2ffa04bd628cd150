package org.hadrill.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTests {
    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(lines::add);

    @Test
    void handsOnALineAsSoonAsItsLineFeedIsThere() {
        accept("fir");
        assertThat(lines).isEmpty();

        accept("st\nsecond\nthi");

        assertThat(lines).containsExactly("first", "second");
    }

    @Test
    void handsOnALastLineWithoutLineFeedAtTheEnd() {
        accept("first\nlast");
        splitter.end();
        splitter.end();

        assertThat(lines).containsExactly("first", "last");
    }

    @Test
    void keepsEmptyLinesAndDropsCarriageReturns() {
        accept("a\r\n\n\r\nb\n");

        assertThat(lines).containsExactly("a", "", "", "b");
    }

    @Test
    void doesNotBreakALetterThatComesInTwoParts() {
        byte[] bytes = "\u00e4\n".getBytes(StandardCharsets.UTF_8);
        splitter.accept(new byte[] {bytes[0]}, 1);
        splitter.accept(new byte[] {bytes[1], bytes[2]}, 2);

        assertThat(lines).containsExactly("\u00e4");
    }

    @Test
    void handsOnAnEndlessLineInPieces() {
        accept("x".repeat(2 * LineSplitter.LINE_LIMIT + 1) + "\n");

        assertThat(lines)
                .extracting(String::length)
                .containsExactly(LineSplitter.LINE_LIMIT, LineSplitter.LINE_LIMIT, 1);
    }

    private void accept(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        splitter.accept(bytes, bytes.length);
    }
}
