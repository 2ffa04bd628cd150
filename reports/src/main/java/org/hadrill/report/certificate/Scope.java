package org.hadrill.report.certificate;

import java.util.List;

/**
 * What a certificate was to cover, against which the run is held.
 *
 * @param suite name of the suite
 * @param scenarios of the suite
 * @param outside scenarios that hadrill knows and the suite leaves out
 * @param checks every check that hadrill knows
 * @param commit of hadrill's sources, empty where the build did not know it
 */
public record Scope(String suite, List<String> scenarios, List<String> outside, List<String> checks, String commit) {
    public Scope {
        scenarios = List.copyOf(scenarios);
        outside = List.copyOf(outside);
        checks = List.copyOf(checks);
    }
}
