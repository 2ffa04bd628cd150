package org.hadrill.audit.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.cluster.ManagerKind;
import org.hadrill.controller.config.AuthKeys;
import org.hadrill.controller.config.AuthKeysFile;
import org.hadrill.controller.config.ClusterFiles;
import org.hadrill.controller.config.Finding;
import org.hadrill.controller.config.HaCf;
import org.hadrill.controller.config.HaConfig;
import org.hadrill.controller.config.HaResources;
import org.hadrill.controller.config.Parsed;
import org.hadrill.controller.config.ResourceGroup;

/**
 * The cluster manager's three files of a node, each read for itself. Where Heartbeat is the manager, directives that only our
 * controller leaves out are no findings.
 */
record HaFiles(
        NodeFacts node,
        Parsed<HaConfig> config,
        Parsed<AuthKeys> keys,
        Parsed<List<ResourceGroup>> groups,
        List<String> heartbeatsOwn) {
    static final String DIRECTORY = "/etc/ha.d";
    static final String HA_CF = DIRECTORY + "/ha.cf";
    static final String AUTHKEYS = DIRECTORY + "/authkeys";
    static final String HARESOURCES = DIRECTORY + "/haresources";

    static HaFiles of(NodeFacts node, ClusterFacts cluster) {
        List<String> lines = new ArrayList<>(lines(node, HA_CF));
        List<String> own = new ArrayList<>();
        if (cluster.inventory().manager().on(node.name()) == ManagerKind.HEARTBEAT) {
            for (int i = 0; i < lines.size(); i++) {
                String directive = lines.get(i).strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
                if (HaCf.leavesOut(directive)) {
                    own.add(lines.set(i, "").strip());
                }
            }
        }
        Parsed<HaConfig> config = HaCf.parse(HA_CF, lines, Optional.empty());
        return new HaFiles(
                node,
                config,
                AuthKeysFile.parse(AUTHKEYS, lines(node, AUTHKEYS)),
                HaResources.parse(
                        HARESOURCES,
                        lines(node, HARESOURCES),
                        config.value().map(HaConfig::nodes).orElse(List.of())),
                own);
    }

    private static List<String> lines(NodeFacts node, String path) {
        return node.file(path).orElse("").lines().toList();
    }

    List<Finding> findings() {
        return Stream.of(config.findings(), keys.findings(), groups.findings())
                .flatMap(List::stream)
                .toList();
    }

    HaConfig needConfig() throws MissingFactException {
        return need(config, HA_CF);
    }

    AuthKeys needKeys() throws MissingFactException {
        return need(keys, AUTHKEYS);
    }

    List<ResourceGroup> needGroups() throws MissingFactException {
        return need(groups, HARESOURCES);
    }

    ClusterFiles needAll() throws MissingFactException {
        return new ClusterFiles(node.name() + ":" + DIRECTORY, needConfig(), needGroups(), needKeys());
    }

    /** Lines of ha.cf that begin with one of these directives and that only Heartbeat itself understands. */
    boolean has(String... directives) {
        return heartbeatsOwn.stream()
                .anyMatch(line -> List.of(directives).contains(line.split("\\s+", 2)[0].toLowerCase(Locale.ROOT)));
    }

    private <T> T need(Parsed<T> parsed, String path) throws MissingFactException {
        node.need(path);
        return parsed.value().orElseThrow(() -> new MissingFactException(path + " has errors"));
    }
}
