package org.hadrill.controller.config;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading one file.
 *
 * @param value present when no finding is an error
 * @param findings errors and warnings, in the order of the file
 */
public record Parsed<T>(Optional<T> value, List<Finding> findings) {
    public Parsed {
        findings = List.copyOf(findings);
    }
}
