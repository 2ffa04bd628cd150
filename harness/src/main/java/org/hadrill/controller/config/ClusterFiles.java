package org.hadrill.controller.config;

import java.util.List;

/**
 * The three files of a node, read.
 *
 * @param origin what people call them: the directory, or in a simulation the node
 */
public record ClusterFiles(String origin, HaConfig config, List<ResourceGroup> groups, AuthKeys keys) {
    public ClusterFiles {
        groups = List.copyOf(groups);
    }
}
