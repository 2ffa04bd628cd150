package org.hadrill.controller.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hadrill.controller.config.AuthKeys.AuthKey;
import org.hadrill.controller.config.Finding.Severity;
import org.hadrill.controller.config.HaConfig.HeartbeatPath;

/** Whether the files of two nodes fit each other, as two Heartbeats need it. */
public final class Agreement {
    private final ClusterFiles a;
    private final ClusterFiles b;
    private final List<Finding> findings = new ArrayList<>();

    private Agreement(ClusterFiles a, ClusterFiles b) {
        this.a = a;
        this.b = b;
    }

    /** All that does not fit; each finding names a file of {@code a} and says what {@code b} has. Empty when they agree. */
    public static List<Finding> of(ClusterFiles a, ClusterFiles b) {
        Agreement agreement = new Agreement(a, b);
        agreement.haCf();
        agreement.paths();
        agreement.keys();
        if (!a.groups().equals(b.groups())) {
            agreement.error("haresources", agreement.firstDifference() + ". Copy one file over the other");
        }
        return List.copyOf(agreement.findings);
    }

    private void haCf() {
        HaConfig x = a.config();
        HaConfig y = b.config();
        if (!Set.copyOf(x.nodes()).equals(Set.copyOf(y.nodes()))) {
            differ(Severity.ERROR, "node", HaWords.list(x.nodes()), HaWords.list(y.nodes()));
        }
        if (x.udpPort() != y.udpPort()) {
            differ(Severity.ERROR, "udpport", Integer.toString(x.udpPort()), Integer.toString(y.udpPort()));
        }
        if (x.autoFailback() != y.autoFailback()) {
            differ(Severity.ERROR, "auto_failback", onOff(x.autoFailback()), onOff(y.autoFailback()));
        }
        // A warning: a longer deadtime on one node is a known way to let it win a duel of STONITH.
        times("keepalive", x.keepalive(), y.keepalive());
        times("deadtime", x.deadtime(), y.deadtime());
        times("initdead", x.initdead(), y.initdead());
        times("deadping", x.deadping(), y.deadping());
        if (x.stonith().isEmpty() != y.stonith().isEmpty()) {
            differ(
                    Severity.ERROR,
                    "stonith_host",
                    x.stonith().isEmpty() ? "none" : "some",
                    y.stonith().isEmpty() ? "none" : "some");
        }
        if (!x.pingNodes().equals(y.pingNodes())) {
            differ(
                    Severity.ERROR,
                    "ping",
                    x.pingNodes().toString(),
                    y.pingNodes().toString());
        }
    }

    /** A path needs both ends. Cards are matched by name, which is no proof where machines differ: a warning. */
    private void paths() {
        Set<String> here = cards(a);
        Set<String> there = cards(b);
        alone(a, here, b, there);
        alone(b, there, a, here);
        for (String card : here) {
            Set<HeartbeatPath> mine = on(a, card);
            if (mine.size() == 1 && mine.equals(on(b, card))) {
                mine.iterator()
                        .next()
                        .peerAddress()
                        .ifPresent(
                                address -> error(
                                        "ha.cf",
                                        "both nodes send to " + address + " alone on " + card
                                                + ": one of them talks to itself. Name the peer's address on each, or both on both"));
            }
        }
    }

    private void alone(ClusterFiles one, Set<String> cards, ClusterFiles other, Set<String> otherCards) {
        Set<String> only = new HashSet<>(cards);
        only.removeAll(otherCards);
        if (!only.isEmpty()) {
            findings.add(new Finding(
                    Severity.WARNING,
                    one.origin() + "/ha.cf",
                    0,
                    "a path on " + only.stream().sorted().collect(Collectors.joining(", "))
                            + ", and none of that name in " + other.origin()
                            + "/ha.cf: a path needs both ends. Add it there"));
        }
    }

    private void keys() {
        boolean understood = known(a.keys(), b.keys()) && known(b.keys(), a.keys());
        if (!understood) {
            error(
                    "authkeys",
                    "a key that signs here or in " + b.origin()
                            + "/authkeys is not the same in both: the nodes cannot hear each other. Copy one file over the other");
        } else if (!a.keys().equals(b.keys())) {
            findings.add(
                    new Finding(
                            Severity.WARNING,
                            a.origin() + "/authkeys",
                            0,
                            "not the same keys as in " + b.origin()
                                    + "/authkeys, though each knows the one that the other signs with. Finish the change of keys"));
        }
    }

    private static boolean known(AuthKeys signer, AuthKeys verifier) {
        AuthKey key = signer.keys().get(signer.signing());
        return key != null && key.equals(verifier.keys().get(signer.signing()));
    }

    private String firstDifference() {
        int same = 0;
        while (same < Math.min(a.groups().size(), b.groups().size())
                && a.groups().get(same).equals(b.groups().get(same))) {
            same++;
        }
        return "group " + (same + 1) + " is '" + group(a, same) + "', in " + b.origin() + "/haresources '"
                + group(b, same) + "'";
    }

    private static String group(ClusterFiles files, int index) {
        if (index >= files.groups().size()) {
            return "missing";
        }
        ResourceGroup group = files.groups().get(index);
        return group.preferred() + " "
                + group.resources().stream().map(Resource::toString).collect(Collectors.joining(" "));
    }

    private void times(String directive, Duration x, Duration y) {
        if (!x.equals(y)) {
            differ(Severity.WARNING, directive, HaTime.format(x), HaTime.format(y));
        }
    }

    private void differ(Severity severity, String directive, String x, String y) {
        findings.add(new Finding(
                severity,
                a.origin() + "/ha.cf",
                0,
                directive + " is " + x + ", in " + b.origin() + "/ha.cf " + y + ". "
                        + (severity == Severity.ERROR ? "Make them the same" : "Make them the same, or mean it")));
    }

    private void error(String file, String message) {
        findings.add(new Finding(Severity.ERROR, a.origin() + "/" + file, 0, message));
    }

    private static Set<String> cards(ClusterFiles files) {
        return files.config().paths().stream().map(HeartbeatPath::iface).collect(Collectors.toSet());
    }

    private static Set<HeartbeatPath> on(ClusterFiles files, String card) {
        return files.config().paths().stream()
                .filter(p -> p.iface().equals(card))
                .collect(Collectors.toSet());
    }

    private static String onOff(boolean value) {
        return value ? "on" : "off";
    }
}
