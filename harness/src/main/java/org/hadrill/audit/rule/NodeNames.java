package org.hadrill.audit.rule;

import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;

/** Whether each machine has the name that inventory, ha.cf and haresources call it by. */
final class NodeNames implements Rule {
    private static final Item NAME = Item.error(
            "node-name",
            "Heartbeat finds itself in ha.cf by what uname -n prints; under another name it does not start, or is nobody's peer.",
            "Make the machine's name, the node lines of ha.cf and the inventory the same.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        for (NodeFacts node : cluster.nodes()) {
            sheet.look(NAME, node.name(), found -> {
                String said = node.said("uname -n").strip();
                String evidence = "uname -n: " + said;
                if (!said.equalsIgnoreCase(node.name().value())) {
                    found.flaw("the machine calls itself " + said + ", the inventory " + node.name(), evidence);
                }
                HaFiles files = HaFiles.of(node, cluster);
                boolean named = files.needConfig().nodes().stream()
                        .anyMatch(n -> n.value().equalsIgnoreCase(said));
                if (!named) {
                    found.flaw(
                            "ha.cf does not name " + said, evidence + "; " + node.place(HaFiles.HA_CF, "^\\s*node\\s"));
                }
            });
        }
    }
}
