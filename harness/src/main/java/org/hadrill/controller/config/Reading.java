package org.hadrill.controller.config;

import java.util.List;

/** What came of reading a node's three files. */
public sealed interface Reading {
    /** Errors and warnings, file by file, in the order of each. */
    List<Finding> findings();

    /** The controller can start; {@code findings} are warnings only. */
    record Usable(ClusterFiles files, List<Finding> findings) implements Reading {
        public Usable {
            findings = List.copyOf(findings);
        }
    }

    /** At least one finding is an error. */
    record Wrong(List<Finding> findings) implements Reading {
        public Wrong {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(Finding::isError)) {
                throw new IllegalArgumentException("wrong without an error");
            }
        }
    }
}
