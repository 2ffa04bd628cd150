package org.hadrill.remote;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines of UTF-8, each handed on as soon as its line feed is there. Not thread-safe. */
final class LineSplitter {
    /** A longer line is handed on in pieces of this many bytes, as nothing else bounds what is kept. */
    static final int LINE_LIMIT = 64 << 10;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Consumer<String> lines;

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    void accept(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                flush();
            } else {
                if (pending.size() == LINE_LIMIT) {
                    flush();
                }
                pending.write(bytes[i]);
            }
        }
    }

    /** Hands on a last line that has no line feed. */
    void end() {
        if (pending.size() > 0) {
            flush();
        }
    }

    private void flush() {
        String line = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}
