package org.hadrill.report.history;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hadrill.text.DidYouMean;
import org.hadrill.verdict.Verdict;

/** Filters as people write them. Each method throws IllegalArgumentException with a sentence for people. */
public final class FilterText {
    private static final List<String> KEYS = List.of(
            "run", "lab", "cluster", "configuration", "kernel", "scenario", "verdict", "since", "before", "last");
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([dh])");

    private FilterText() {}

    /** Such as {@code lab=vm,kernel=6.1.0-40-cloud-amd64,since=30d}; all runs where it is empty. */
    public static RunFilter filter(String text, Instant now) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            String[] keyAndValue = part.split("=", 2);
            String key = keyAndValue[0].strip();
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException(
                        "'" + key + "' is no filter of the history. " + DidYouMean.sentence(key, KEYS));
            }
            if (keyAndValue.length < 2 || keyAndValue[1].isBlank()) {
                throw new IllegalArgumentException("the filter " + key + " has no value; write " + key + "=VALUE");
            }
            if (parts.put(key, keyAndValue[1].strip()) != null) {
                throw new IllegalArgumentException("the filter " + key + " stands twice");
            }
        }
        return new RunFilter(
                get(parts, "run"),
                get(parts, "lab"),
                get(parts, "cluster"),
                get(parts, "configuration"),
                get(parts, "kernel"),
                get(parts, "scenario"),
                get(parts, "verdict").map(FilterText::verdict),
                get(parts, "since").map(w -> when(w, now)),
                get(parts, "before").map(w -> when(w, now)),
                get(parts, "last").map(FilterText::last).orElse(RunFilter.ALL.last()));
    }

    private static Optional<String> get(Map<String, String> parts, String key) {
        return Optional.ofNullable(parts.get(key));
    }

    /** The word on the screen, in any case. */
    public static Verdict verdict(String word) {
        return Arrays.stream(Verdict.values())
                .filter(v -> v.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no verdict. Known: "
                        + Arrays.stream(Verdict.values())
                                .map(v -> v.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    /** A day or a time, UTC, such as {@code 2026-11-01} or {@code 2026-11-01T22:00:00Z}; or how long ago: {@code 30d}, {@code 12h}. */
    public static Instant when(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long n = Long.parseLong(ago.group(1));
            return now.minus(ago.group(2).equals("d") ? Duration.ofDays(n) : Duration.ofHours(n));
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time. Write 2026-11-01, 2026-11-01T22:00:00Z, 30d or 12h", e);
        }
    }

    /** At least 1. */
    public static int last(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("'" + text + "' is no number of runs; write 1 or more");
        }
        return Integer.parseInt(text);
    }
}
