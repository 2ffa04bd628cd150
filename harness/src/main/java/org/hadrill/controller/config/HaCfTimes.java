package org.hadrill.controller.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hadrill.text.Shown;

/** The times of ha.cf, Heartbeat's defaults, and whether they fit each other. */
final class HaCfTimes {
    private static final Duration KEEPALIVE = Duration.ofSeconds(2);
    private static final Duration DEADTIME = Duration.ofSeconds(30);
    private static final Duration WARNTIME = Duration.ofSeconds(10);
    private static final Duration INITDEAD = Duration.ofSeconds(120);
    private static final Duration DEADPING = Duration.ofSeconds(30);

    private final Findings findings;
    private final Map<String, Duration> set = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private boolean wrong;

    HaCfTimes(Findings findings) {
        this.findings = findings;
    }

    void read(ConfigLine line, String directive, String text) {
        Duration time = HaTime.parse(text).orElse(Duration.ZERO);
        if (time.isZero()) {
            wrong = true;
            findings.error(
                    line.number(),
                    directive + " " + Shown.quoted(text)
                            + " is no time of 1 ms to a day. Write seconds as a bare number,"
                            + " such as 5, or milliseconds, such as 500ms");
        }
        set.put(directive, time);
        lines.put(directive, line.number());
    }

    Duration keepalive() {
        return set.getOrDefault("keepalive", KEEPALIVE);
    }

    Duration deadtime() {
        return set.getOrDefault("deadtime", DEADTIME);
    }

    /** Where ha.cf is silent, 10 s; or halfway between keepalive and deadtime where 10 s is not between them. */
    Duration warntime() {
        Duration middle = keepalive().plus(deadtime()).dividedBy(2);
        return set.getOrDefault("warntime", between(WARNTIME) ? WARNTIME : middle);
    }

    private boolean between(Duration time) {
        return time.compareTo(keepalive()) > 0 && time.compareTo(deadtime()) < 0;
    }

    Duration initdead() {
        Duration initdead = set.getOrDefault("initdead", INITDEAD);
        return initdead.compareTo(deadtime()) < 0 ? deadtime() : initdead;
    }

    Duration deadping() {
        return set.getOrDefault("deadping", DEADPING);
    }

    void check() {
        if (wrong || tooShort("deadtime", deadtime())) {
            return;
        }
        if (set.containsKey("deadping")) {
            tooShort("deadping", deadping());
        }
        if (!between(warntime())) {
            findings.warn(
                    line("warntime"),
                    shown("warntime", warntime()) + " is not between " + shown("keepalive", keepalive()) + " and "
                            + shown("deadtime", deadtime())
                            + ": late heartbeats are announced always or never. Put it between");
        }
        if (set.getOrDefault("initdead", INITDEAD).compareTo(deadtime()) < 0) {
            findings.warn(
                    line("initdead"),
                    shown("initdead", set.getOrDefault("initdead", INITDEAD)) + " is shorter than "
                            + shown("deadtime", deadtime())
                            + ", which is used instead; Heartbeat refuses to start. Raise initdead");
        }
    }

    /** Heartbeat's own rule: with less than two heartbeats to miss, one lost packet is a takeover. */
    private boolean tooShort(String directive, Duration time) {
        boolean tooShort = time.compareTo(keepalive().multipliedBy(2)) <= 0;
        if (tooShort) {
            int line = lines.containsKey(directive) ? line(directive) : line("keepalive");
            findings.error(
                    line,
                    shown(directive, time) + " is not more than twice " + shown("keepalive", keepalive()) + ". Raise "
                            + directive + " above " + HaTime.format(keepalive().multipliedBy(2))
                            + ", or lower keepalive");
        }
        return tooShort;
    }

    private int line(String directive) {
        return lines.getOrDefault(directive, 0);
    }

    private static String shown(String directive, Duration time) {
        return directive + " " + HaTime.format(time);
    }
}
