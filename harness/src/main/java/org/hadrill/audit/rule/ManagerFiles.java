package org.hadrill.audit.rule;

import java.util.List;
import java.util.Map;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.Item.Severity;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.controller.config.Agreement;
import org.hadrill.controller.config.AuthKeys.Method;
import org.hadrill.controller.config.Finding;

/** ha.cf, authkeys and haresources: each for itself, and those of both nodes beside each other. */
final class ManagerFiles implements Rule {
    private static final Map<String, Item> FILES = Map.of(
            HaFiles.HA_CF,
                    Item.error(
                            "ha-cf",
                            "A cluster manager with a wrong ha.cf does not start, or not as was meant.",
                            "Mend the line. hadrill config check /etc/ha.d says it again."),
            HaFiles.AUTHKEYS,
                    Item.error(
                            "authkeys",
                            "Without a key the cluster manager does not start.",
                            "Write 'auth 1' and '1 sha1 SECRET', the same on both nodes, and chmod 600."),
            HaFiles.HARESOURCES,
                    Item.error(
                            "haresources",
                            "A wrong line is a resource that is never started, or started on both nodes.",
                            "Mend the line, on both nodes."));

    private static final Item MODE = Item.error(
            "authkeys-mode",
            "Heartbeat does not start with a key file that others may read, and who reads it can stop or move every service.",
            "chmod 600 /etc/ha.d/authkeys; chown root:root /etc/ha.d/authkeys");

    private static final Item METHOD = Item.warning(
            "authkeys-method",
            "crc is no signature, and md5 a weak one: who reaches the network can stop or move every service.",
            "Sign with sha1 and a random secret, on both nodes: 1 sha1 SECRET.");

    private static final Item SECRET = Item.warning(
            "authkeys-secret",
            "A short secret can be found from one heartbeat that was listened to.",
            "Take 20 random bytes: openssl rand -hex 20.");

    private static final int SECRET_LENGTH_MIN = 16;

    private static final Item AGREE = Item.error(
            "manager-files-differ",
            "Two managers that do not agree on keys, paths, times or resources do not hear each other, or both start the service.",
            "Copy the file from the node where it is right to the other, then service heartbeat reload there.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        for (NodeFacts node : cluster.nodes()) {
            HaFiles files = HaFiles.of(node, cluster);
            for (String path : List.of(HaFiles.HA_CF, HaFiles.AUTHKEYS, HaFiles.HARESOURCES)) {
                Item item = java.util.Objects.requireNonNull(FILES.get(path));
                sheet.look(item, node.name(), found -> {
                    node.need(path);
                    files.findings().stream().filter(f -> f.file().equals(path)).forEach(f -> tell(f, node, found));
                });
            }
            sheet.look(MODE, node.name(), found -> mode(node, found));
            sheet.look(METHOD, node.name(), found -> method(files, found));
            sheet.look(SECRET, node.name(), found -> secret(files, found));
        }
        sheet.look(AGREE, cluster.both(), found -> {
            List<NodeFacts> both = cluster.pair();
            Agreement.of(
                            HaFiles.of(both.get(0), cluster).needAll(),
                            HaFiles.of(both.get(1), cluster).needAll())
                    .forEach(f -> found.flaw(severity(f), f.message(), f.place()));
        });
    }

    private static void tell(Finding finding, NodeFacts node, Sheet.Found found) {
        // crc has an item of its own.
        if (!finding.message().startsWith("crc ")) {
            String text = finding.line() == 0 || finding.file().equals(HaFiles.AUTHKEYS)
                    ? ""
                    : ": "
                            + node.file(finding.file())
                                    .orElse("")
                                    .lines()
                                    .toList()
                                    .get(finding.line() - 1);
            found.flaw(severity(finding), finding.message(), finding.place() + text);
        }
    }

    private static Severity severity(Finding finding) {
        return finding.severity() == Finding.Severity.ERROR ? Severity.ERROR : Severity.WARNING;
    }

    private static void mode(NodeFacts node, Sheet.Found found) throws MissingFactException {
        String line =
                node.listing(HaFiles.AUTHKEYS).orElseThrow(() -> new MissingFactException("no " + HaFiles.AUTHKEYS));
        String[] words = line.split("\\s+");
        if (!words[0].startsWith("-rw-------") || !words[2].equals("0")) {
            found.flaw("authkeys is not root's alone: " + words[0] + ", owner " + words[2], "ls -ldn: " + line);
        }
    }

    private static void method(HaFiles files, Sheet.Found found) throws MissingFactException {
        files.needKeys().keys().forEach((number, key) -> {
            if (key.method() != Method.SHA1) {
                String method = key.method().name().toLowerCase(java.util.Locale.ROOT);
                found.flaw(
                        "key " + number + " has the method " + method,
                        files.node()
                                .place(HaFiles.AUTHKEYS, "^\\s*" + number + "\\s")
                                .replaceAll("hidden-\\S+", "..."));
            }
        });
    }

    private static void secret(HaFiles files, Sheet.Found found) throws MissingFactException {
        files.needKeys().keys().forEach((number, key) -> {
            int length = SecretLengths.of(key.secret());
            if (key.method() != Method.CRC && length < SECRET_LENGTH_MIN) {
                found.flaw(
                        "the secret of key " + number + " has " + length + " characters, fewer than "
                                + SECRET_LENGTH_MIN,
                        HaFiles.AUTHKEYS);
            }
        });
    }
}
