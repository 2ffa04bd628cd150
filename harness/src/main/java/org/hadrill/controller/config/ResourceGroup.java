package org.hadrill.controller.config;

import java.util.List;
import org.hadrill.cluster.NodeName;

/**
 * A line of haresources: resources that live on one node together, started from the first to the last and stopped from the
 * last to the first.
 *
 * @param preferred the node that has the group when all is well
 */
public record ResourceGroup(NodeName preferred, List<Resource> resources) {
    public ResourceGroup {
        resources = List.copyOf(resources);
        if (resources.isEmpty()) {
            throw new IllegalArgumentException("a group without a resource");
        }
    }

    /** The group's name in logs and messages: its first resource. */
    public String name() {
        return resources.get(0).toString();
    }
}
