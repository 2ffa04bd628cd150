package org.hadrill.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code hadrill.log}: into memory until the command knows its folder, then into that folder. A command without a
 * folder leaves no log.
 */
public final class RunLogAppender extends OutputStreamAppender<ILoggingEvent> {
    /** Log kept before the folder is known. */
    private static final int EARLY_LIMIT = 256 << 10;

    private static final Sink SINK = new Sink();

    /** Name of the file in the folder of a run. */
    static final String FILE = "hadrill.log";

    @Override
    public void start() {
        setOutputStream(SINK);
        super.start();
    }

    /** From now on the log goes to {@code folder}. */
    static void into(Path folder) throws IOException {
        SINK.into(folder.resolve(FILE));
    }

    /** The file is whole; what comes after is dropped. */
    static void end() {
        SINK.end();
    }

    private static final class Sink extends OutputStream {
        private final ByteArrayOutputStream early = new ByteArrayOutputStream();
        private OutputStream target = early;

        @Override
        public synchronized void write(int b) throws IOException {
            if (target != early || early.size() < EARLY_LIMIT) {
                target.write(b);
            }
        }

        @Override
        public synchronized void flush() throws IOException {
            target.flush();
        }

        synchronized void into(Path file) throws IOException {
            OutputStream out = Files.newOutputStream(file);
            early.writeTo(out);
            target = out;
        }

        synchronized void end() {
            OutputStream file = target;
            target = OutputStream.nullOutputStream();
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot end " + FILE, e);
            }
        }
    }
}
