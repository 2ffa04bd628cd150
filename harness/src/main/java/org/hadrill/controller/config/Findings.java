package org.hadrill.controller.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hadrill.controller.config.Finding.Severity;

/** Collects what is found in one file. Not thread-safe. */
final class Findings {
    private final String file;
    private final List<Finding> all = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void error(int line, String message) {
        all.add(new Finding(Severity.ERROR, file, line, message));
    }

    void warn(int line, String message) {
        all.add(new Finding(Severity.WARNING, file, line, message));
    }

    String at(int line) {
        return file + ":" + line;
    }

    boolean hasErrors() {
        return all.stream().anyMatch(Finding::isError);
    }

    List<Finding> inFileOrder() {
        return all.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
    }

    /** Nothing was understood of the file. */
    <T> Parsed<T> failed() {
        return new Parsed<>(Optional.empty(), inFileOrder());
    }

    /** The value, unless there are errors. */
    <T> Parsed<T> parsed(T value) {
        return hasErrors() ? failed() : new Parsed<>(Optional.of(value), inFileOrder());
    }
}
