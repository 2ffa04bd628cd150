package org.hadrill.controller.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of ha.cf(5): a number, decimals allowed, of seconds, or of {@code ms} or {@code us} where that is written. */
final class HaTime {
    /** Longest time that is taken: a day. */
    static final Duration MAX = Duration.ofDays(1);

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,12}\\.?\\d{0,9}|\\.\\d{1,9})(ms|us)?", Pattern.CASE_INSENSITIVE);

    private HaTime() {}

    /** The time, rounded to whole milliseconds as Heartbeat does; empty where the text is none, or it is above {@link #MAX}. */
    static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(form.group(1));
        BigDecimal ms = form.group(2) == null
                ? number.movePointRight(3)
                : form.group(2).equalsIgnoreCase("us") ? number.movePointLeft(3) : number;
        Duration time = Duration.ofMillis(ms.setScale(0, RoundingMode.HALF_UP).longValueExact());
        return time.compareTo(MAX) > 0 ? Optional.empty() : Optional.of(time);
    }

    /** A whole number of seconds bare, everything else in milliseconds: as {@link #parse} reads it. */
    static String format(Duration time) {
        long ms = time.toMillis();
        return ms % 1000 == 0 ? Long.toString(ms / 1000) : ms + "ms";
    }

    /** For people: {@code 5 s}, {@code 500 ms}. */
    static String shown(Duration time) {
        long ms = time.toMillis();
        return ms % 1000 == 0 ? ms / 1000 + " s" : ms + " ms";
    }
}
