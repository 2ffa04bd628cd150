package org.hadrill.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the arrows of the design: which module may know which, and who may read a clock or print. */
class ArchitectureTests {
    /** Fewer classes than that mean that the import, not the code, is clean. */
    private static final int CLASSES_AT_LEAST = 250;

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hadrill");

    @Test
    void everyClassWasSeen() {
        assertThat(ALL.size()).isGreaterThan(CLASSES_AT_LEAST);
        Set<String> modules = new TreeSet<>();
        ALL.forEach(c -> modules.add(module(c)));
        assertThat(modules)
                .containsExactlyInAnyOrder("harness", "fault-injectors", "fixtures", "suites", "reports", "ci");
    }

    @Test
    void modulesKnowOnlyWhatTheDesignLetsThemKnow() {
        Map<String, List<String>> allowed = Map.of(
                "harness", List.of(),
                "fault-injectors", List.of("harness"),
                "fixtures", List.of("harness", "fault-injectors"),
                "suites", List.of("harness", "fault-injectors", "fixtures"),
                "reports", List.of("harness"),
                "ci", List.of("harness", "fault-injectors", "fixtures", "suites", "reports"));
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : ALL) {
            from.getDirectDependenciesFromSelf().stream()
                    .map(d -> d.getTargetClass().getBaseComponentType())
                    .filter(to -> to.getPackageName().startsWith("org.hadrill"))
                    .filter(to -> !module(to).equals(module(from)))
                    .filter(to -> !allowed.getOrDefault(module(from), List.of()).contains(module(to)))
                    .forEach(to -> wrong.add(from.getName() + " (" + module(from) + ") knows " + to.getName() + " ("
                            + module(to) + "): move one of them, or turn the dependency round"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void checksReadRecordingsAndNothingElse() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("org.hadrill.check..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.hadrill.remote..",
                        "org.hadrill.lab..",
                        "org.hadrill.probe..",
                        "org.hadrill.drill..",
                        "org.hadrill.time..",
                        "java.io..",
                        "java.nio.file..")
                .because("a stored recording must be judged again, years later, without a cluster");
        rule.check(ALL);
    }

    @Test
    void onlyTheTimePackageReadsAClockOrSleeps() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("org.hadrill.time..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .because("time is a port: take an org.hadrill.time.TimeSource and ask that");
        rule.check(ALL);
    }

    @Test
    void onlyTheCommandLinePrints() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("org.hadrill.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("people see what the command line prints; say it through a listener, or log it");
        rule.check(ALL);
    }

    private static String module(JavaClass c) {
        String name = c.getPackageName();
        if (name.startsWith("org.hadrill.cli")) {
            return "ci";
        }
        if (name.startsWith("org.hadrill.report")) {
            return "reports";
        }
        if (name.startsWith("org.hadrill.suite") || name.startsWith("org.hadrill.selftest")) {
            return "suites";
        }
        if (name.startsWith("org.hadrill.lab.") || name.startsWith("org.hadrill.explore")) {
            return "fixtures";
        }
        return name.startsWith("org.hadrill.fault.") ? "fault-injectors" : "harness";
    }
}
