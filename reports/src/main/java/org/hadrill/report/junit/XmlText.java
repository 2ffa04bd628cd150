package org.hadrill.report.junit;

/** Text that may stand in an XML 1.0 document; logs of a node that lost its power hold NUL bytes. */
final class XmlText {
    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /** {@code text} with every character outside of XML 1.0 section 2.2 replaced by U+FFFD. */
    static String legal(String text) {
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
