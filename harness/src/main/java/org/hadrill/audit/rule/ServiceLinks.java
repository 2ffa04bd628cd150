package org.hadrill.audit.rule;

import java.util.List;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;

/** The four folders of OpenVZ that live on the shared disk, with a symbolic link left behind on both nodes. */
final class ServiceLinks implements Rule {
    private static final List<String> MOVED =
            List.of("/etc/vz", "/etc/sysconfig/vz-scripts", "/var/lib/vz", "/var/lib/vzquota");

    private static final Item LINK = Item.error(
            "vz-link",
            "What is not on the shared disk does not move: after a takeover guests, their configuration or their quotas are missing or old.",
            "Move the folder below MOUNT-POINT/vz once, then on both nodes: ln -s MOUNT-POINT/vz/PATH PATH.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        String moved = cluster.inventory().disk().mountPoint() + "/vz";
        for (NodeFacts node : cluster.nodes()) {
            sheet.look(LINK, node.name(), found -> {
                if (!cluster.inventory().service().equals("vz")) {
                    throw new MissingFactException(
                            "the service is " + cluster.inventory().service() + ", not OpenVZ");
                }
                for (String path : MOVED) {
                    String line = node.listing(path).orElse("no such file");
                    if (!line.endsWith(path + " -> " + moved + path)) {
                        found.flaw(path + " is no link to " + moved + path, "ls -ldn " + path + ": " + line);
                    }
                }
            });
        }
    }
}
