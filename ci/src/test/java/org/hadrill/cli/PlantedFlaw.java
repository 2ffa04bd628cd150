package org.hadrill.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A misconfiguration of {@code planted.txt}.
 *
 * @param id of the finding that must come
 * @param plant a shell command on the node, and {@code undo} another
 */
record PlantedFlaw(String id, String node, String plant, String undo) {
    /** All of them by round, in the order of the file. */
    static Map<String, List<PlantedFlaw>> byRound() throws IOException {
        Map<String, List<PlantedFlaw>> rounds = new LinkedHashMap<>();
        List<PlantedFlaw> round = List.of();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ");
            if (words[0].equals("round")) {
                round = new ArrayList<>();
                rounds.put(words[1], round);
            } else {
                round.add(new PlantedFlaw(
                        words[0],
                        words[1],
                        lines.get(++i).strip(),
                        lines.get(++i).strip()));
            }
        }
        return rounds;
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(PlantedFlaw.class.getResourceAsStream("planted.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
