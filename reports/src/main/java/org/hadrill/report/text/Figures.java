package org.hadrill.report.text;

import java.time.Duration;
import java.util.Locale;
import org.hadrill.run.RunResult.OutageResult;

/** Times as people read them, the same in every report. */
public final class Figures {
    private static final Duration WHOLE_SECONDS_FROM = Duration.ofSeconds(30);
    private static final Duration ERROR_OF_TENTHS = Duration.ofMillis(50);
    private static final Duration ERROR_OF_HUNDREDTHS = Duration.ofMillis(5);

    private Figures() {}

    /** Such as {@code 68 s}, {@code 4.2 s}. */
    public static String seconds(Duration duration) {
        return duration.abs().compareTo(WHOLE_SECONDS_FROM) < 0
                ? decimals(duration, 1) + " s"
                : decimals(duration, 0) + " s";
    }

    /** With as many decimals as asked for, without the unit. */
    public static String decimals(Duration duration, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", duration.toNanos() / 1e9);
    }

    /** A place on the axis whose zero is the fault, such as {@code +17.9 s}. */
    public static String offset(Duration afterFault) {
        double tenths = Math.round(afterFault.toNanos() / 1e8);
        return String.format(Locale.ROOT, "%+.1f s", tenths == 0 ? 0.0 : tenths / 10);
    }

    /** Such as {@code 1 min 12 s}. */
    public static String minutes(Duration duration) {
        long s = Math.round(duration.toMillis() / 1e3);
        return s < 60 ? s + " s" : s / 60 + " min " + s % 60 + " s";
    }

    /** Such as {@code 19.4 s ± 0.1}: no more decimals than the error allows; {@code > 50.0 s} where it had not ended. */
    public static String outage(OutageResult outage) {
        int decimals = decimals(outage.error());
        String length = decimals(outage.duration(), decimals) + " s";
        return outage.censored() ? "> " + length : length + " ± " + error(outage);
    }

    /** The error of an outage, in the decimals shown and never nothing. */
    private static String error(OutageResult outage) {
        int decimals = decimals(outage.error());
        double unit = Math.pow(10, -decimals);
        double error = Math.max(unit, outage.error().toNanos() / 1e9);
        return String.format(Locale.ROOT, "%." + decimals + "f", error);
    }

    private static int decimals(Duration error) {
        if (error.compareTo(ERROR_OF_TENTHS) >= 0) {
            return 1;
        }
        return error.compareTo(ERROR_OF_HUNDREDTHS) >= 0 ? 2 : 3;
    }
}
