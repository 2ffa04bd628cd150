package org.hadrill.controller.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hadrill.cluster.NodeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of {@code wrong-files.txt}: what stands in a file, and every line then said. */
final class WrongFilesTests {
    private static final int BLOCKS = 112;
    private static final String NODES = "node m1 m2\n";
    private static final String MINIMAL = NODES + "ucast eth2 192.168.200.2\nauto_failback on\n";

    @ParameterizedTest
    @MethodSource("blocks")
    void everyMistakeIsSaidWithItsLineAndWhatToDo(String file, String content, List<String> said) {
        Map<String, String> files = new TreeMap<>(Map.of(
                "ha.cf",
                MINIMAL,
                "authkeys",
                "auth 1\n1 sha1 s3cret-of-the-test\n",
                "haresources",
                "m1 drbddisk::r0 vz\n"));
        // Appended, so that what a block leaves out is not missed; with 'only' the block is the whole file.
        boolean whole = file.endsWith(" only");
        String name = whole ? file.substring(0, file.length() - " only".length()) : file;
        files.put(name, whole || !name.equals("ha.cf") ? content : content + MINIMAL);

        Reading reading = HaDirectory.of(
                ".",
                Objects.requireNonNull(files.get("ha.cf")),
                Objects.requireNonNull(files.get("authkeys")),
                Objects.requireNonNull(files.get("haresources")),
                Optional.of(new NodeName("m1")));

        List<String> lines = reading.findings().stream()
                .map(f -> f.toString().substring("./".length()))
                .toList();
        assertThat(lines).containsExactlyElementsOf(said);
        assertThat(reading instanceof Reading.Usable).isEqualTo(said.stream().allMatch(s -> s.contains(": warning: ")));
        assertThat(lines).noneMatch(l -> l.contains("s3cret"));
    }

    @Test
    void theTableWasReadWhole() {
        assertThat(blocks()).hasSize(BLOCKS);
    }

    static Stream<Arguments> blocks() {
        List<Arguments> blocks = new ArrayList<>();
        for (String block : text().split("\n\n+")) {
            List<String> lines = block.lines().filter(l -> !l.startsWith("# ")).toList();
            if (lines.isEmpty()) {
                continue;
            }
            StringBuilder content = new StringBuilder();
            List<String> said = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith("> ")) {
                    said.add(line.substring(2));
                } else {
                    content.append(line.substring(2).translateEscapes()).append('\n');
                }
            }
            blocks.add(argumentSet(lines.get(0) + ": " + content, lines.get(0), content.toString(), said));
        }
        return blocks.stream();
    }

    private static String text() {
        try (InputStream in = WrongFilesTests.class.getResourceAsStream("wrong-files.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
