package org.hadrill.controller;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.config.ResourceGroup;

/**
 * Heartbeat's measure of who has what, the field {@code rsc_hold}: not a group, but the groups that are at home with the node
 * that speaks ({@code local}) and those that are at home with the other ({@code foreign}).
 */
enum Share {
    NONE(false, false),
    LOCAL(true, false),
    FOREIGN(false, true),
    ALL(true, true);

    private final boolean local;
    private final boolean foreign;

    Share(boolean local, boolean foreign) {
        this.local = local;
        this.foreign = foreign;
    }

    static Share of(boolean local, boolean foreign) {
        return local ? (foreign ? ALL : LOCAL) : (foreign ? FOREIGN : NONE);
    }

    /** The share of {@code node} that holds whatever fits. */
    static Share of(NodeName node, Iterable<GroupOwner> groups, Predicate<GroupOwner> fits) {
        Share all = NONE;
        for (GroupOwner group : groups) {
            if (fits.test(group)) {
                all = all.plus(group.at(node));
            }
        }
        return all;
    }

    /** Where a group belongs, in the words of {@code node}. */
    static Share of(NodeName node, ResourceGroup group) {
        return group.preferred().equals(node) ? LOCAL : FOREIGN;
    }

    static Optional<Share> named(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findAny();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean has(Share other) {
        return (local || !other.local) && (foreign || !other.foreign);
    }

    Share plus(Share more) {
        return of(local || more.local, foreign || more.foreign);
    }

    Share minus(Share less) {
        return of(local && !less.local, foreign && !less.foreign);
    }

    /** The same groups in the words of the other node. */
    Share turned() {
        return of(/* local= */ foreign, /* foreign= */ local);
    }
}
