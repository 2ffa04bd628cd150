package org.hadrill.report.html;

import java.util.Locale;
import org.hadrill.verdict.Verdict;

/** How a verdict looks: a word, a sign and a class, never a colour alone. */
record VerdictLook(Verdict verdict) {
    String css() {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    String word() {
        return verdict.word();
    }

    String sign() {
        return switch (verdict) {
            case PASS -> "✓";
            case FAIL -> "✗";
            case UNKNOWN -> "?";
            case INFRA -> "!";
        };
    }
}
