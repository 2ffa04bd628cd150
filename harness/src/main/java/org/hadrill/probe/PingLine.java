package org.hadrill.probe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of iputils {@code ping -n -D -O}.
 *
 * @param epochSeconds the observer's wall clock, as printed between brackets; empty without {@code -D}
 * @param reason why there is no answer; empty for an answer
 */
public record PingLine(String epochSeconds, long seq, boolean answered, boolean duplicate, String reason) {
    private static final Pattern REPLY =
            Pattern.compile("(?:\\[([\\d.]+)] )?\\d+ bytes from [\\d.]+: icmp_seq=(\\d+) .*?( \\(DUP!\\))?");
    private static final Pattern SILENCE = Pattern.compile("(?:\\[([\\d.]+)] )?no answer yet for icmp_seq=(\\d+)");
    private static final Pattern ERROR = Pattern.compile("(?:\\[([\\d.]+)] )?From ([\\d.]+):? icmp_seq=(\\d+) (.+)");

    /** Empty for headers, statistics and whatever is no result of a probe. */
    public static Optional<PingLine> parse(String line) {
        Matcher m = REPLY.matcher(line);
        if (m.matches()) {
            return Optional.of(new PingLine(text(m.group(1)), seq(m.group(2)), true, m.group(3) != null, ""));
        }
        m = SILENCE.matcher(line);
        if (m.matches()) {
            return Optional.of(new PingLine(text(m.group(1)), seq(m.group(2)), false, false, "no answer"));
        }
        m = ERROR.matcher(line);
        if (m.matches()) {
            return Optional.of(
                    new PingLine(text(m.group(1)), seq(m.group(3)), false, false, m.group(4) + ", says " + m.group(2)));
        }
        return Optional.empty();
    }

    private static long seq(String digits) {
        return Long.parseLong(digits);
    }

    private static String text(@org.jspecify.annotations.Nullable String group) {
        return group == null ? "" : group;
    }
}
