package org.hadrill.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hadrill.cluster.NodeName;

/**
 * What one node said of itself: files and what commands printed, as {@code gather.sh} has it. The commands are the keys, as
 * they stand in that script.
 *
 * @param complete whether the script came to its end
 */
public record NodeFacts(NodeName name, Map<String, String> files, Map<String, Ran> commands, boolean complete) {
    /** The one {@code ls} of files whose mode, kind or target matters. */
    private static final String LISTING = "ls -ldn ";

    private static final String FILE = "=== file ";
    private static final String RUN = "=== run ";
    private static final String END = "=== end ";
    private static final String DONE = "=== done";

    /** What a command printed, with a line end after every line. */
    public record Ran(int exit, String text) {
        public List<String> lines() {
            return text.lines().toList();
        }
    }

    public NodeFacts {
        files = Map.copyOf(files);
        commands = Map.copyOf(commands);
    }

    /** Reads the output of {@code gather.sh}; lines outside of any section are skipped. */
    public static NodeFacts parse(NodeName name, String text) {
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, Ran> commands = new LinkedHashMap<>();
        String title = "";
        StringBuilder body = new StringBuilder();
        boolean done = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("|")) {
                body.append(line, 1, line.length()).append('\n');
            } else if (line.startsWith(END)) {
                int exit = Integer.parseInt(line.substring(END.length()));
                if (title.startsWith(RUN)) {
                    commands.put(title.substring(RUN.length()), new Ran(exit, body.toString()));
                } else if (title.startsWith(FILE) && exit == 0) {
                    files.put(title.substring(FILE.length()), body.toString());
                }
            } else {
                title = line;
                body.setLength(0);
                done = line.equals(DONE);
            }
        }
        return new NodeFacts(name, files, commands, done);
    }

    public Optional<String> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** @throws MissingFactException when the node has no such file, or it could not be read */
    public String need(String path) throws MissingFactException {
        return file(path).orElseThrow(() -> new MissingFactException("no " + path + " that can be read"));
    }

    /** The files whose path matches, by path. */
    public SortedMap<String, String> matching(String pattern) {
        SortedMap<String, String> found = new TreeMap<>(files);
        found.keySet().removeIf(path -> !path.matches(pattern));
        return found;
    }

    /** What {@code command} printed, whatever its exit code. */
    public Ran ran(String command) throws MissingFactException {
        Ran ran = commands.get(command);
        if (ran == null) {
            throw new MissingFactException("'" + command + "' was not run");
        }
        return ran;
    }

    /** What {@code command} printed when it ended with 0. */
    public String said(String command) throws MissingFactException {
        Ran ran = ran(command);
        if (ran.exit() != 0) {
            String last = ran.lines().isEmpty()
                    ? ""
                    : ": " + ran.lines().get(ran.lines().size() - 1);
            throw new MissingFactException("'" + command + "' ended with " + ran.exit() + last);
        }
        return ran.text();
    }

    /** The line of {@code ls -ldn} about a path; empty when there is no such file. */
    public Optional<String> listing(String path) throws MissingFactException {
        String command = commands.keySet().stream()
                .filter(c -> c.startsWith(LISTING))
                .findFirst()
                .orElseThrow(() -> new MissingFactException("'" + LISTING.strip() + "' was not run"));
        return ran(command).lines().stream()
                .filter(line -> !line.startsWith("ls:"))
                .filter(line -> line.endsWith(" " + path) || line.contains(" " + path + " -> "))
                .findFirst();
    }

    /** Whether a path is in the list of scripts and programs. */
    public boolean has(String path) {
        return commands.entrySet().stream()
                .filter(c -> c.getKey().startsWith("ls -d /etc/init.d/"))
                .anyMatch(c -> c.getValue().lines().contains(path));
    }

    /** {@code path:line: text} of the first line that {@code pattern} is found in; the path alone when it is in none. */
    public String place(String path, String pattern) {
        List<String> lines = file(path).orElse("").lines().toList();
        Pattern wanted = Pattern.compile(pattern);
        for (int i = 0; i < lines.size(); i++) {
            if (wanted.matcher(lines.get(i)).find()) {
                return path + ":" + (i + 1) + ": " + lines.get(i).strip();
            }
        }
        return path;
    }
}
