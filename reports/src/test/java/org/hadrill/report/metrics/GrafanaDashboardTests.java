package org.hadrill.report.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard asks for what {@link RunMetrics} writes. */
class GrafanaDashboardTests {
    private static final Path DASHBOARD = Path.of("grafana", "hadrill.json");
    private static final Pattern SELECTOR = Pattern.compile("(hadrill_[a-z_]+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!=|!~|=)");

    private static JsonNode dashboard() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(DASHBOARD));
    }

    /** Every query of a panel and of a variable. */
    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : dashboard().get("panels")) {
            panel.get("targets").forEach(t -> queries.add(t.get("expr").asString()));
        }
        for (JsonNode variable : dashboard().get("templating").get("list")) {
            if (variable.get("type").asString().equals("query")) {
                queries.add(variable.get("query").get("query").asString());
            }
        }
        return queries;
    }

    @Test
    void everyMetricAndLabelThatItAsksForIsInTheFile() throws IOException {
        Map<String, Set<String>> written = RunMetricsTests.labelsByFamily();
        Set<String> asked = new TreeSet<>();
        for (String query : queries()) {
            Matcher selector = SELECTOR.matcher(query);
            while (selector.find()) {
                assertThat(written).as(query).containsKey(selector.group(1));
                asked.add(selector.group(1));
                if (selector.group(2) != null) {
                    Matcher label = LABEL.matcher(selector.group(2).replaceAll("\"[^\"]*\"", ""));
                    while (label.find()) {
                        assertThat(written.get(selector.group(1))).as(query).contains(label.group(1));
                    }
                }
            }
        }
        assertThat(asked).as("and it shows whatever is written").isEqualTo(written.keySet());
    }

    @Test
    void panelsDoNotLieOnEachOther() throws IOException {
        boolean[][] taken = new boolean[100][24];
        for (JsonNode panel : dashboard().get("panels")) {
            JsonNode at = panel.get("gridPos");
            for (int y = at.get("y").asInt();
                    y < at.get("y").asInt() + at.get("h").asInt();
                    y++) {
                for (int x = at.get("x").asInt();
                        x < at.get("x").asInt() + at.get("w").asInt();
                        x++) {
                    assertThat(taken[y][x]).as(panel.get("title").asString()).isFalse();
                    taken[y][x] = true;
                }
            }
        }
    }
}
