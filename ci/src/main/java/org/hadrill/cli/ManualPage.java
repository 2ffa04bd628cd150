package org.hadrill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page of a command, from the same model as its help, in the macros of man(7). */
final class ManualPage {
    private static final String SECTION = "1";

    private final CommandSpec command;
    private final String date;
    private final StringBuilder page = new StringBuilder();

    private ManualPage(CommandSpec command, String date) {
        this.command = command;
        this.date = date;
    }

    /** @param date of the build, as 2026-11-22 */
    static String of(CommandSpec command, String version, String date) {
        return new ManualPage(command, date).text(version);
    }

    /** As {@code hadrill-lab-up}. */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /** What people may call below {@code command}: neither hidden nor the help itself. */
    static List<CommandSpec> below(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(line -> line.getCommandSpec())
                .filter(spec -> !spec.usageMessage().hidden() && !spec.helpCommand())
                .toList();
    }

    private String text(String version) {
        macro("TH", quoted(name(command).toUpperCase(Locale.ROOT)), SECTION, date, quoted(version));
        // Options are copied from here: none is to be hyphenated.
        macro("nh");
        macro("ad", "l");
        section("NAME");
        line(escaped(name(command)) + " \\- " + escaped(brief(command)));
        section("SYNOPSIS");
        line(escaped(new Help(command, Help.defaultColorScheme(Help.Ansi.OFF))
                .synopsis(0)
                .strip()
                .replaceAll("\\s+", " ")));
        section("DESCRIPTION");
        paragraphs(rendered(command.usageMessage().description()));
        arguments();
        commands();
        exitStatus();
        notes();
        seeAlso();
        return page.toString();
    }

    private void arguments() {
        List<ArgSpec> arguments = Stream.concat(command.positionalParameters().stream(), command.options().stream())
                .filter(argument -> !argument.hidden())
                .toList();
        if (!arguments.isEmpty()) {
            section("OPTIONS");
            arguments.forEach(a -> entry(label(a), rendered(a.description())));
        }
    }

    private static String label(ArgSpec argument) {
        String value = "\\fI" + escaped(argument.paramLabel()) + "\\fR";
        if (!(argument instanceof OptionSpec option)) {
            return value;
        }
        String names = Arrays.stream(option.names())
                .map(n -> "\\fB" + escaped(n) + "\\fR")
                .collect(Collectors.joining(", "));
        return option.arity().max() == 0 ? names : names + " " + value;
    }

    private void commands() {
        List<CommandSpec> below = below(command);
        if (!below.isEmpty()) {
            section("COMMANDS");
            below.forEach(spec -> entry(reference(spec), brief(spec) + "."));
        }
    }

    private void exitStatus() {
        if (!command.usageMessage().exitCodeList().isEmpty()) {
            section("EXIT STATUS");
            command.usageMessage()
                    .exitCodeList()
                    .forEach((code, meaning) -> entry("\\fB" + escaped(code.strip()) + "\\fR", meaning));
        }
    }

    /** Examples and remarks: their lines stay apart. */
    private void notes() {
        List<String> lines = Arrays.stream(command.usageMessage().footer())
                .flatMap(text -> rendered(text).lines())
                .filter(text -> !text.isBlank())
                .toList();
        if (!lines.isEmpty()) {
            section("NOTES");
            between("br", lines);
        }
    }

    private void seeAlso() {
        List<CommandSpec> others = new ArrayList<>(below(command));
        if (command.parent() != null) {
            others.add(0, command.parent());
        }
        if (!others.isEmpty()) {
            section("SEE ALSO");
            line(others.stream().map(ManualPage::reference).collect(Collectors.joining(",\n")));
        }
    }

    private static String reference(CommandSpec spec) {
        return "\\fB" + escaped(name(spec)) + "\\fR(" + SECTION + ")";
    }

    /** The first sentence of the description, without its full stop. */
    private static String brief(CommandSpec spec) {
        String text = rendered(spec.usageMessage().description()).replace('\n', ' ');
        int end = text.indexOf(". ");
        return (end < 0 ? text.replaceFirst("\\.$", "") : text.substring(0, end)).strip();
    }

    private static String rendered(String... lines) {
        return String.join("\n", lines).replace("%n", "\n").replace("%%", "%").strip();
    }

    private void section(String title) {
        macro("SH", quoted(title));
    }

    private void entry(String label, String text) {
        macro("TP");
        line(label);
        line(escaped(text));
    }

    private void paragraphs(String text) {
        between("PP", text.lines().filter(l -> !l.isBlank()).toList());
    }

    private void between(String macro, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                macro(macro);
            }
            line(escaped(lines.get(i)));
        }
    }

    private void macro(String name, String... arguments) {
        line("."
                + String.join(
                        " ",
                        Stream.concat(Stream.of(name), Arrays.stream(arguments)).toList()));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** Text as groff_char(7) takes it: no macro at a line's begin, and each hyphen one that can be copied. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
