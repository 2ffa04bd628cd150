package org.hadrill.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of mistakes in {@code mistakes.txt}: what is changed in {@code clean.yaml}, and every line then said. */
final class WrongInventoryTests {
    private static final int MISTAKES = 108;

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsSaidWithItsPlace(List<String> block) {
        String text = Resource.text("clean.yaml");
        List<String> said = new ArrayList<>();
        String old = "";
        for (String line : block) {
            String content = line.length() > 2 ? line.substring(2) : "";
            if (line.startsWith("> ")) {
                said.add(content);
            } else if (line.startsWith("-")) {
                old = content.translateEscapes();
                assertThat(text).contains(old);
            } else {
                String replacement = Matcher.quoteReplacement(content.translateEscapes());
                text = text.replaceFirst(Pattern.quote(old), replacement);
            }
        }
        said.add(said.size() == 1 ? "1 error" : said.size() + " errors");
        assertThat(Readings.said(text)).isEqualTo(String.join("\n", said) + "\n");
    }

    @Test
    void noMessageRepeatsThePassword() {
        assertThat(mistakes().map(a -> a.get()[0].toString()))
                .filteredOn(block -> block.contains("geheim"))
                .hasSizeGreaterThan(5)
                .allSatisfy(block ->
                        assertThat(block.substring(block.indexOf("> "))).doesNotContain("geheim"));
    }

    @Test
    void theTableIsReadToItsEnd() {
        assertThat(mistakes()).hasSize(MISTAKES);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(Resource.text("mistakes.txt").split("\n\n"))
                .skip(1)
                .map(block -> block.lines().toList())
                .map(lines -> argumentSet(lines.get(0), lines.subList(1, lines.size())));
    }
}
