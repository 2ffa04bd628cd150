package org.hadrill.controller.config;

/**
 * Something wrong or ignored in a configuration file.
 *
 * @param line from 1; 0 where the whole file is meant
 * @param message what is wrong and what to do; never holds a secret
 */
public record Finding(Severity severity, String file, int line, String message) {
    /** What a finding means for the controller. */
    public enum Severity {
        /** It does not start with these files. */
        ERROR,
        /** It starts; something is ignored, or is probably not what was meant. */
        WARNING
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code file:line}, or the file alone. */
    public String place() {
        return line == 0 ? file : file + ":" + line;
    }

    /** {@code file:line: message}, a warning marked as such. */
    @Override
    public String toString() {
        return place() + (isError() ? ": " : ": warning: ") + message;
    }
}
