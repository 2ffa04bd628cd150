package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code hadrill check} of a VM lab as if it were hardware: clean as it is, and every misconfiguration planted in it is found. */
@Requires(Need.VM)
@EnabledIfEnvironmentVariable(named = "HADRILL_LONG_TESTS", matches = "1")
class CheckIT {
    private static final Pattern BAD =
            Pattern.compile("\"id\" : \"([a-z0-9-]+)\",\\s+\"severity\" : \"(?:error|warning)\"");

    @TempDir
    Path folder;

    @Test
    void aCleanLabIsCleanAndWhatIsPlantedIsFound() throws Exception {
        // With STONITH some of them do no harm.
        try (LabAsHardware lab = LabAsHardware.up(folder, "--config", "hardened")) {
            assertThat(check(lab, lab.inventory())).isEmpty();
            for (Map.Entry<String, List<PlantedFlaw>> round :
                    PlantedFlaw.byRound().entrySet()) {
                List<PlantedFlaw> flaws = round.getValue();
                onNodes(lab, flaws, PlantedFlaw::plant);
                Set<String> found = check(lab, lab.inventory());
                List<PlantedFlaw> backwards = new ArrayList<>(flaws);
                Collections.reverse(backwards);
                onNodes(lab, backwards, PlantedFlaw::undo);

                assertThat(found)
                        .as("round " + round.getKey())
                        .containsAll(flaws.stream().map(PlantedFlaw::id).toList());
            }
            assertThat(check(lab, wrong(lab.inventory())))
                    .containsExactlyInAnyOrder("bmc-machine", "card-mac", "inventory-times");
            assertThat(check(lab, lab.inventory())).as("all is undone").isEmpty();
        }
    }

    /** The findings that are no notes; the exit code must agree. */
    private static Set<String> check(LabAsHardware lab, Path inventory) throws IOException, InterruptedException {
        HadrillProcess check = lab.run(inventory, "check", "--json");
        Set<String> bad = BAD.matcher(check.output())
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(check.exitCode()).isEqualTo(bad.isEmpty() ? 0 : 1);
        return bad;
    }

    private static void onNodes(LabAsHardware lab, List<PlantedFlaw> flaws, Function<PlantedFlaw, String> command)
            throws IOException, InterruptedException {
        for (String node : List.of("m1", "m2")) {
            String script = flaws.stream()
                    .filter(f -> f.node().equals(node))
                    .map(f -> "{ " + command.apply(f) + "; } >/dev/null 2>&1 || echo FAILED " + f.id())
                    .collect(Collectors.joining("\n"));
            HadrillProcess done = lab.onNode(node, script);
            assertThat(done.output()).doesNotContain("FAILED");
            assertThat(done.exitCode()).isZero();
        }
    }

    /** The same cluster with the BMCs exchanged, another card and other times. */
    private Path wrong(Path inventory) throws IOException {
        List<String> ports = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(inventory)) {
            if (line.startsWith("      port: ")) {
                ports.add(line);
            }
            lines.add(line.replace("52:54:00:46:02:01", "52:54:00:46:02:99")
                    .replaceFirst("^  deadtime: .*", "  deadtime: 9s"));
        }
        // Of each node the first is SSH's, the second the BMC's.
        Collections.swap(lines, lines.indexOf(ports.get(1)), lines.indexOf(ports.get(3)));
        return Files.write(folder.resolve("wrong.yaml"), lines);
    }
}
