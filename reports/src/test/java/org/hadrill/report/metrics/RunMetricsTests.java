package org.hadrill.report.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.report.Samples;
import org.junit.jupiter.api.Test;

class RunMetricsTests {
    private static final String TEXT = RunMetrics.of(Samples.mixed().run());

    /** OpenMetrics 1.0, "ABNF": a sample of a gauge without timestamp and exemplar. */
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)\\{([a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\n\"])*\"(?:,[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\n\"])*\")*)} (-?\\d+(?:\\.\\d+)?)");

    private static final Pattern META = Pattern.compile("# (HELP|TYPE|UNIT) (\\S+) (.+)");

    @Test
    void everyLineIsOfTheGrammarAndFamiliesAreWhole() {
        List<String> lines = TEXT.lines().toList();
        Set<String> begun = new HashSet<>();
        Set<String> samples = new HashSet<>();
        String family = "";
        for (String line : lines.subList(0, lines.size() - 1)) {
            Matcher meta = META.matcher(line);
            if (meta.matches()) {
                if (!meta.group(2).equals(family)) {
                    family = meta.group(2);
                    assertThat(begun.add(family))
                            .as("%s stands in one place", family)
                            .isTrue();
                    assertThat(meta.group(1)).isEqualTo("HELP");
                }
                assertThat(meta.group(3)).doesNotContain("\"", "\\");
                if (meta.group(1).equals("TYPE")) {
                    assertThat(meta.group(3)).as("what both formats know").isEqualTo("gauge");
                }
                if (meta.group(1).equals("UNIT")) {
                    assertThat(family).endsWith("_" + meta.group(3));
                }
            } else {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(sample.group(1)).isEqualTo(family);
                assertThat(samples.add(sample.group(1) + sample.group(2)))
                        .as("stands once: %s", line)
                        .isTrue();
                List<String> names = names(sample.group(2));
                assertThat(names).doesNotHaveDuplicates();
            }
        }
        assertThat(TEXT).endsWith("\n# EOF\n");
        assertThat(begun).hasSizeGreaterThan(8);
    }

    private static List<String> names(String labels) {
        List<String> names = new ArrayList<>();
        Matcher name = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"(?:[^\"\\\\]|\\\\.)*\"")
                .matcher(labels);
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    @Test
    void saysTheOutageOfEveryAddressAndItsLimit() {
        String common =
                "{lab=\"simulated\",cluster=\"reference\",configuration=\"article\",scenario=\"power-cut-active\"";

        assertThat(TEXT)
                .containsPattern("hadrill_outage_seconds" + Pattern.quote(common)
                        + ",address=\"192.168.46.200\",part=\"takeover\"} 1\\d\\.\\d{3}\n")
                .contains("hadrill_outage_limit_seconds" + common + ",address=\"192.168.46.200\"} 40\n")
                .contains("hadrill_outages_unended" + common + ",address=\"192.168.46.200\"} 0\n")
                .contains("hadrill_outage_seconds" + common.replace("power-cut-active", "no-op")
                        + ",address=\"192.168.46.200\",part=\"takeover\"} 0\n");
    }

    @Test
    void saysVerdictsOfRunDrillsAndChecks() {
        assertThat(TEXT)
                .contains(
                        "hadrill_run_verdict{lab=\"simulated\",cluster=\"reference\",configuration=\"article\",verdict=\"fail\"} 1\n")
                .contains(
                        "hadrill_run_verdict{lab=\"simulated\",cluster=\"reference\",configuration=\"article\",verdict=\"pass\"} 0\n")
                .containsPattern("hadrill_checks\\{.*verdict=\"fail\",?.*} [1-9]")
                .contains("kernel=\"6.1.0-56-cloud-amd64\"")
                .containsPattern("hadrill_run_end_timestamp_seconds\\{.*} 1795\\d{6}");
    }

    @Test
    void valuesThatNeedItAreEscaped() {
        String text = new Exposition(Map.of("cluster", "a \"b\" \\ c\nd"))
                .family("x", "y.")
                .sample(Map.of(), 0.5)
                .text();

        assertThat(text).contains("x{cluster=\"a \\\"b\\\" \\\\ c\\nd\"} 0.500\n");
    }

    /** The names of {@code text}'s families with their labels. */
    static Map<String, Set<String>> labelsByFamily() {
        Map<String, Set<String>> labels = new java.util.TreeMap<>();
        for (String line : TEXT.lines().toList()) {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                labels.computeIfAbsent(sample.group(1), n -> new TreeSet<>()).addAll(names(sample.group(2)));
            }
        }
        return labels;
    }
}
