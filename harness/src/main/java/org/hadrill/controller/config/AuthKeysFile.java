package org.hadrill.controller.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hadrill.controller.config.AuthKeys.AuthKey;
import org.hadrill.controller.config.AuthKeys.Method;
import org.hadrill.text.DidYouMean;

/**
 * Reads authkeys: {@code auth N}, and for each key {@code N METHOD SECRET}. A {@code #} begins a comment only at the start of a
 * line, for a secret may hold one. No finding ever shows a secret.
 */
public final class AuthKeysFile {
    private static final Map<String, Method> METHODS =
            Map.of("sha1", Method.SHA1, "md5", Method.MD5, "crc", Method.CRC);

    /** Heartbeat counts to 15. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]|1[0-5]");

    private static final Pattern ASCII = Pattern.compile("[\\x21-\\x7e]*");

    private final Findings findings;
    private final SortedMap<Integer, AuthKey> keys = new TreeMap<>();
    private final Map<Integer, Integer> linesOfKeys = new TreeMap<>();
    private Optional<Integer> signing = Optional.empty();
    private int signingLine;

    private AuthKeysFile(Findings findings) {
        this.findings = findings;
    }

    /**
     * Reads the lines of a file. The file's mode is the business of {@link HaDirectory}.
     *
     * @param name what findings call the file
     */
    public static Parsed<AuthKeys> parse(String name, List<String> lines) {
        AuthKeysFile file = new AuthKeysFile(new Findings(name));
        for (int i = 0; i < lines.size(); i++) {
            List<String> words = ConfigLine.words(lines.get(i));
            if (!words.isEmpty() && !words.get(0).startsWith("#")) {
                file.read(new ConfigLine(i + 1, words));
            }
        }
        return file.result();
    }

    private void read(ConfigLine line) {
        if (line.first().equalsIgnoreCase("auth")) {
            auth(line);
        } else if (NUMBER.matcher(line.first()).matches()) {
            key(line, Integer.parseInt(line.first()));
        } else {
            findings.error(line.number(), "the line begins with neither auth nor a key's number of 0 to 15. " + form());
        }
    }

    private void auth(ConfigLine line) {
        if (line.rest().size() != 1 || !NUMBER.matcher(line.rest().get(0)).matches()) {
            findings.error(line.number(), "auth takes the number of a key, 0 to 15. Write auth 1");
        } else if (signing.isPresent()) {
            findings.error(
                    line.number(),
                    "auth a second time, first at " + findings.at(signingLine) + ". One key signs: remove one");
        } else {
            signing = Optional.of(Integer.valueOf(line.rest().get(0)));
        }
        signingLine = line.number();
    }

    private void key(ConfigLine line, int number) {
        String word = line.rest().isEmpty() ? "" : line.rest().get(0).toLowerCase(Locale.ROOT);
        Method method = METHODS.get(word);
        Integer first = linesOfKeys.putIfAbsent(number, line.number());
        if (method == null) {
            // A forgotten method puts the secret in its place: it is not shown.
            findings.error(
                    line.number(),
                    "key " + number + " has no method of sha1, md5 or crc after its number. "
                            + DidYouMean.nearest(word, METHODS.keySet())
                                    .map(m -> "Did you mean " + m + "?")
                                    .orElse(form()));
        } else if (first != null) {
            findings.error(
                    line.number(), "key " + number + " a second time, first at " + findings.at(first) + ". Remove one");
        } else {
            secret(line, number, method);
        }
    }

    private void secret(ConfigLine line, int number, Method method) {
        List<String> words = line.rest().subList(1, line.rest().size());
        if (method == Method.CRC) {
            findings.warn(
                    line.number(),
                    "crc keeps out nothing but noise: who reaches the network can stop or move every service. Use sha1");
            keys.put(number, new AuthKey(method, ""));
        } else if (words.size() != 1) {
            findings.error(
                    line.number(),
                    (words.isEmpty()
                                    ? "key " + number + " has no secret. "
                                    : "the secret of key " + number + " has white space. ")
                            + form());
        } else if (!ASCII.matcher(words.get(0)).matches()) {
            findings.error(line.number(), "the secret of key " + number + " is not plain ASCII. Choose another");
        } else {
            keys.put(number, new AuthKey(method, words.get(0)));
        }
    }

    private Parsed<AuthKeys> result() {
        if (signing.isEmpty() && !findings.hasErrors()) {
            findings.error(0, "no auth line says which key signs. Add auth 1");
        }
        if (signing.filter(s -> !linesOfKeys.containsKey(s)).isPresent()) {
            findings.error(
                    signingLine,
                    "auth " + signing.get() + ", but there is no key " + signing.get() + ". Add " + signing.get()
                            + " sha1 SECRET");
        }
        return findings.hasErrors() ? findings.failed() : findings.parsed(new AuthKeys(signing.orElseThrow(), keys));
    }

    private static String form() {
        return "Write NUMBER sha1 SECRET";
    }
}
