package org.hadrill.report.text;

/** Text that may stand in XML 1.0 and HTML; logs of a node that lost its power hold NUL bytes. */
public final class LegalText {
    private static final int REPLACEMENT = 0xFFFD;

    private LegalText() {}

    /** {@code text} with every character outside of XML 1.0 section 2.2 replaced by U+FFFD. */
    public static String of(String text) {
        return text.codePoints()
                .map(c -> isLegal(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
