package org.hadrill.inventory;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as an inventory writes them: a whole number above 0 and {@code ms}, {@code s}, {@code min} or {@code h}. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})(ms|s|min|h)");

    private Durations() {}

    /** @throws IllegalArgumentException when {@code text} is no such duration */
    public static Duration parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a duration such as 100ms, 5s, 2min or 1h: '" + text + "'");
        }
        long number = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /**
     * The shortest form that {@link #parse} reads back as the same duration.
     *
     * @throws IllegalArgumentException when the duration is not above 0, has parts of a millisecond, or is longer than
     *     can be written
     */
    public static String format(Duration duration) {
        long ms = duration.toMillis();
        String text;
        if (ms % 3_600_000 == 0) {
            text = ms / 3_600_000 + "h";
        } else if (ms % 60_000 == 0) {
            text = ms / 60_000 + "min";
        } else if (ms % 1000 == 0) {
            text = ms / 1000 + "s";
        } else {
            text = ms + "ms";
        }
        if (!FORM.matcher(text).matches() || !parse(text).equals(duration)) {
            throw new IllegalArgumentException(duration + " cannot be written as whole ms, s, min or h");
        }
        return text;
    }
}
