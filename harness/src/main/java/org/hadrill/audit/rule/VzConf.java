package org.hadrill.audit.rule;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;

/** A guest's configuration, vps.conf(5) or ctid.conf(5): lines {@code KEY="value"}, of which the last one counts. */
record VzConf(String text) {
    static VzConf of(NodeFacts node, String path) throws MissingFactException {
        return new VzConf(node.need(path));
    }

    Optional<String> value(String key) {
        return Pattern.compile("(?m)^\\s*" + key + "=[\"']?([^\"'\\n]*)")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(line -> line.substring(line.indexOf('=') + 1)
                        .replaceFirst("^[\"']", "")
                        .strip())
                .reduce((a, b) -> b)
                .filter(v -> !v.isEmpty());
    }
}
