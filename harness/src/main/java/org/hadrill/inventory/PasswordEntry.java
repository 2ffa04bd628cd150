package org.hadrill.inventory;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.text.Shown;

/** What is wrong with an entry that must refer to a password, said without a word of what stands there. */
final class PasswordEntry {
    private static final String ENTRY = "(?:(?:bmc|redfish)\\.password|power-commands\\.secrets\\.([^.\\[]+))";
    private static final Pattern PATH = Pattern.compile("nodes\\.(.+)\\." + ENTRY);

    /** What is written below such an entry may be the password itself. */
    private static final Pattern BELOW = Pattern.compile("(nodes\\..+\\." + ENTRY + ")[.\\[].*", Pattern.DOTALL);

    private PasswordEntry() {}

    /** Whether this is an entry that must refer to a password. */
    static boolean holds(LocatedNode node) {
        return PATH.matcher(node.path()).matches();
    }

    /** The path as it may be shown: what is below a password is not named. */
    static String visible(String path) {
        return BELOW.matcher(path).replaceFirst("$1");
    }

    static String complaint(LocatedNode node) {
        Matcher m = PATH.matcher(node.path());
        String name = m.matches() ? Shown.plain(m.group(1)) : "";
        boolean ofCommand = m.matches() && m.group(2) != null;
        String variable = ofCommand
                ? Shown.plain(m.group(2))
                : name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_BMC";
        String advice = ". Name an environment variable ({ env: " + variable + " }) or a file ({ file: /etc/hadrill/"
                + name + " })";
        return what(node) + advice;
    }

    private static String what(LocatedNode node) {
        if (node.json().isNull()) {
            return "empty";
        }
        if (!node.json().isObject()) {
            boolean reference = node.text().matches("(env|file):.*");
            return reference ? "a reference without braces" : "a password in clear";
        }
        boolean both = node.children().keySet().containsAll(Set.of("env", "file"));
        return both ? "two references, one is expected" : "not a reference to a password";
    }
}
