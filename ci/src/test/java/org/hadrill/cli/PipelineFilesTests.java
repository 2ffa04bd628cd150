package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The pipelines, and every command that stands in them and in the texts: what changes in the command line must change there. */
class PipelineFilesTests {
    private static final Path CI = Path.of("../ci");
    private static final Path PIPELINES = CI.resolve("pipelines");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern DRILLS = Pattern.compile("/usr/share/hadrill/drills (\\S+)");

    /** A call in a script or between backticks; in running text hadrill is a name. */
    private static final Pattern CALL =
            Pattern.compile("(?:^ {4}\\./|`(?:\\./)?)hadrill ([^`#|;]+)", Pattern.MULTILINE);

    private static List<JsonNode> documents(String file) {
        List<JsonNode> documents = new ArrayList<>();
        try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class)
                .readValues(PIPELINES.resolve(file).toFile())) {
            all.forEachRemaining(documents::add);
        }
        return documents;
    }

    @Test
    void gitlabRunsEachPipelineInEachLabOneAtATimeAndDoesNotTakeThreeForGreen() {
        JsonNode file = documents("gitlab-ci.yml").get(0);

        for (String pipeline : List.of("nightly", "acceptance", "regression")) {
            assertThat(file.at("/" + pipeline + "/script/0").asString()).contains("drills " + pipeline);
            assertThat(file.at("/" + pipeline + "/extends").valueStream().map(JsonNode::asString))
                    .containsExactly(".drills", ".labs");
        }
        assertThat(file.at("/.drills/resource_group").asString()).isEqualTo("hadrill-$LAB");
        assertThat(file.at("/.drills/allow_failure/exit_codes").valueStream().map(JsonNode::asInt))
                .as("a warning: not judged, and nothing else")
                .containsExactly(3);
        assertThat(file.at("/.drills/artifacts/when").asString()).isEqualTo("always");
    }

    @Test
    void githubRunsOneAtATimeInALabAndEndsAsTheDrillsDid() {
        JsonNode job = documents("github.yml").get(0).at("/jobs/drills");

        assertThat(job.at("/concurrency/group").asString()).isEqualTo("hadrill-${{ matrix.lab }}");
        assertThat(job.at("/concurrency/cancel-in-progress").asBoolean(true)).isFalse();
        assertThat(job.at("/steps/1/run").asString()).endsWith("exit \"$code\"\n");
        assertThat(job.has("continue-on-error")).isFalse();
    }

    @Test
    void theJobForKubernetesIsNobodysRootAndWritesNowhereElse() {
        JsonNode job = documents("kubernetes-job.yaml").get(1);
        JsonNode pod = job.at("/spec/jobTemplate/spec/template/spec");

        assertThat(job.at("/spec/jobTemplate/spec/backoffLimit").asInt(-1))
                .as("no second try hides the first")
                .isZero();
        assertThat(pod.at("/containers/0/command/0").asString()).isEqualTo("/usr/share/hadrill/drills");
        assertThat(pod.at("/containers/0/args").valueStream().map(JsonNode::asString))
                .containsExactly("nightly", "simulated");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean(false)).isTrue();
        assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem")
                        .asBoolean(false))
                .isTrue();
        assertThat(pod.at("/containers/0/resources/limits").properties()).hasSize(3);
    }

    @Test
    void theJenkinsfileIsGroovy() throws IOException {
        CompilationUnit unit = new CompilationUnit();
        unit.addSource("Jenkinsfile", Files.readString(PIPELINES.resolve("Jenkinsfile")));

        // Declarative Pipeline gives the words their meaning when it runs: what can be seen here is the syntax.
        unit.compile(Phases.CONVERSION);

        assertThat(unit.getAST().getModules()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitlab-ci.yml", "Jenkinsfile", "github.yml"})
    void everyPipelineCallsTheOneScriptAsItIsInstalled(String file) throws IOException {
        Matcher call = DRILLS.matcher(Files.readString(PIPELINES.resolve(file)));
        Set<String> pipelines = new TreeSet<>();
        while (call.find()) {
            pipelines.add(call.group(1));
        }

        assertThat(pipelines).isNotEmpty().isSubsetOf("nightly", "acceptance", "regression", "\"$PIPELINE\"", "\"$@\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../README.md",
                "README.md",
                "../harness/README.md",
                "../fixtures/README.md",
                "../reports/README.md"
            })
    void everyCommandInTheTextsExists(String file) throws IOException {
        Matcher call = CALL.matcher(Files.readString(CI.resolve(file)));
        int calls = 0;
        while (call.find()) {
            for (String one : call.group(1).split("(?:; \\./)?hadrill ")) {
                KnownOptions.check(one.strip());
                calls++;
            }
        }

        assertThat(calls).as("calls that were found in " + file).isPositive();
    }
}
