package org.hadrill.inventory;

/** A place in a text; line and column count from 1, the column in code points. */
record Place(int line, int column) implements Comparable<Place> {
    static final Place START = new Place(1, 1);

    /** The place of the character at {@code index} of {@code text}. */
    static Place of(String text, int index) {
        String before = text.substring(0, Math.min(index, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int lineStart = before.lastIndexOf('\n') + 1;
        return new Place(line, 1 + before.codePointCount(lineStart, before.length()));
    }

    @Override
    public int compareTo(Place other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
