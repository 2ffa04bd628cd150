package org.hadrill.audit.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;

/**
 * The statements of drbd.conf(5), of DRBD 0.7 to 9: each with the sections that it stands in. What a resource does not say, a
 * {@code common} section may.
 */
final class DrbdConf {
    private static final Pattern TOKEN = Pattern.compile("#[^\\n]*|\"([^\"\\n]*)\"|([{};])|([^\\s{};#\"]+)");
    private static final String FILES = "/etc/drbd\\.(conf|d/.*)";

    private final List<Statement> statements = new ArrayList<>();

    /**
     * A statement, such as {@code protocol C}.
     *
     * @param path the sections that it stands in, from outside to inside, such as {@code resource r0}, {@code net}
     */
    record Statement(List<String> path, List<String> words) {
        Statement {
            path = List.copyOf(path);
            words = List.copyOf(words);
        }

        boolean in(String section) {
            return !path.isEmpty() && path.get(0).equals(section);
        }
    }

    private DrbdConf(String text) {
        Deque<String> path = new ArrayDeque<>();
        List<String> words = new ArrayList<>();
        Matcher m = TOKEN.matcher(text);
        while (m.find()) {
            if (m.group(1) != null || m.group(3) != null) {
                words.add(m.group(1) != null ? m.group(1) : m.group(3));
            } else if ("{".equals(m.group(2))) {
                path.addLast(String.join(" ", words));
                words.clear();
            } else if (m.group(2) != null) {
                if (!words.isEmpty()) {
                    statements.add(new Statement(List.copyOf(path), words));
                    words.clear();
                }
                if ("}".equals(m.group(2))) {
                    path.pollLast();
                }
            }
        }
    }

    /** Joins all files of a node, whose includes are those below {@code /etc/drbd.d}. */
    static DrbdConf of(NodeFacts node) throws MissingFactException {
        node.need("/etc/drbd.conf");
        return new DrbdConf(String.join("\n", files(node).values()));
    }

    /** The files by path. */
    static Map<String, String> files(NodeFacts node) {
        return node.matching(FILES);
    }

    /** {@code file:line: text} of the first line where {@code word} stands. */
    static String place(NodeFacts node, String word) {
        return files(node).keySet().stream()
                .map(path -> node.place(path, "(^|[\\s{;])" + Pattern.quote(word) + "([\\s{;\"]|$)"))
                .filter(place -> place.contains(":"))
                .findFirst()
                .orElse(files(node).keySet().stream().collect(Collectors.joining(", ")) + ": no " + word);
    }

    boolean has(String resource) {
        return statements.stream().anyMatch(s -> s.in("resource " + resource));
    }

    /** What {@code name} is set to for a resource, anywhere in it or in {@code common}; the last one counts. */
    Optional<String> option(String resource, String name) {
        return last("resource " + resource, name).or(() -> last("common", name));
    }

    /** Whether the word {@code name} stands in the {@code global} section. */
    boolean global(String name) {
        return statements.stream()
                .anyMatch(s -> s.in("global") && s.words().get(0).equals(name));
    }

    /** All values of {@code name} within the section of one host. */
    Optional<String> onHost(String resource, String host, String name) {
        return statements.stream()
                .filter(s -> s.in("resource " + resource) && s.words().get(0).equals(name))
                .filter(s -> s.path().stream().anyMatch(p -> p.matches("on (.* )?" + Pattern.quote(host) + "( .*)?")))
                .map(s -> s.words().get(s.words().size() - 1))
                .findFirst();
    }

    private Optional<String> last(String section, String name) {
        return statements.stream()
                .filter(s -> s.in(section) && s.words().get(0).equals(name))
                .filter(s -> s.words().size() > 1)
                .reduce((a, b) -> b)
                .map(s -> String.join(" ", s.words().subList(1, s.words().size())));
    }
}
