package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

class ManualPageTests {
    private static final String COMPLETION = "usr/share/bash-completion/completions/hadrill";

    @TempDir
    private Path folder;

    @Command(name = "tool", description = "Does it. And more.", footer = ".dots at a line's begin\n'and \\ too")
    private static final class Tool {
        @Option(names = "--dry-run", description = "100%% dry.%n.Really: ${DEFAULT-VALUE}", defaultValue = "no")
        private String dry = "";
    }

    private static String page(CommandSpec command) {
        return ManualPage.of(command, "tool 1.0", "2026-11-22");
    }

    @Test
    void nothingInATextIsTakenForAMacro() {
        assertThat(page(CommandSpec.forAnnotatedObject(new Tool())).lines())
                .contains(
                        ".TH \"TOOL\" 1 2026-11-22 \"tool 1.0\"",
                        "tool \\- Does it",
                        "\\fB\\-\\-dry\\-run\\fR \\fI<dry>\\fR",
                        "100% dry.",
                        "\\&.Really: no",
                        "\\&.dots at a line's begin",
                        "\\&'and \\e too");
    }

    @Test
    void eachCommandHasItsPageWithEveryOption() {
        List<CommandSpec> all = new ArrayList<>(List.of(Hadrill.commandLine().getCommandSpec()));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(ManualPage.below(all.get(i)));
        }

        assertThat(all).hasSizeGreaterThan(30).allSatisfy(command -> {
            String page = page(command);
            assertThat(page).contains(".SH \"SYNOPSIS\"");
            command.options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> assertThat(page)
                            .contains("\\fB" + option.longestName().replace("-", "\\-") + "\\fR"));
        });
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "a changelog\n");
        for (String place : List.of("one", "two")) {
            PackageFiles.main(new String[] {
                folder.resolve(place).toString(), "2026-11-22T00:00:00Z", text.toString(), "doc/changelog.gz"
            });
        }

        for (String file : List.of("usr/share/man/man1/hadrill-lab-up.1.gz", COMPLETION, "doc/changelog.gz")) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
        }
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("one/doc/changelog.gz")))) {
            assertThat(in.readAllBytes()).asString().isEqualTo("a changelog\n");
        }
    }

    @Test
    void completionKnowsTheCommandsAndNothingFormerStays() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path former = Files.createFile(place.resolve("hadrill-former-command.1.gz"));

        PackageFiles.main(new String[] {place.toString(), "2026-11-22"});

        assertThat(former).doesNotExist();
        assertThat(place.resolve(COMPLETION))
                .content()
                .doesNotStartWith("#!")
                .contains("complete -F _complete_hadrill -o default hadrill")
                .contains("--first-repeat");
    }
}
