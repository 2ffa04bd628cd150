package org.hadrill.controller;

import java.util.Map;
import java.util.TreeMap;
import org.hadrill.controller.Status.GroupState;
import org.hadrill.controller.wire.Message;

/**
 * What a Heartbeat says of itself, put as a {@link Report} of ours, so that the rules of {@link Step} are the same beside
 * either. A Heartbeat claims a share before it starts the first script and drops it before it stops the last, and beside a
 * living node takes nothing that was not given to it: so nobody need wait until it has heard an announcement.
 */
final class HeartbeatPeer {
    private final Settings settings;
    private Share holds = Share.NONE;
    private long holdsSince;
    private boolean known;
    private boolean stable;
    private boolean leaving;
    private boolean failbackDue;
    private boolean gaveOwn;

    HeartbeatPeer(Settings settings) {
        this.settings = settings;
    }

    /** Whether it has said what it holds, in this life and since it was last dead. */
    boolean known() {
        return known;
    }

    /** Whether it has taken what it wants, and would answer a question about handing over. */
    boolean stable() {
        return known && stable && !leaving;
    }

    /** Whether it claims those groups, in its own words. */
    boolean holds(Share share) {
        return holds.has(share);
    }

    /** Whether it came up without its own groups, and shall have them back. */
    boolean failbackDue() {
        return failbackDue && stable() && settings.config().autoFailback();
    }

    void forget() {
        holds = Share.NONE;
        holdsSince = 0;
        known = false;
        stable = false;
        leaving = false;
        failbackDue = false;
        gaveOwn = false;
    }

    /** It begins, and wants to know what we hold. */
    void starting() {
        failbackDue = true;
        stable = false;
    }

    /** It released everything and ends. */
    void shutDone() {
        known = true;
        leaving = true;
        holds = Share.NONE;
    }

    /**
     * Its message {@code resource}; one that was overtaken on its way is passed over.
     *
     * @return whether it is stable now and was not before: then it wants to hear what we have
     */
    boolean resource(Message message) {
        long sequence = message.hex("seq").orElse(0);
        if (sequence < holdsSince) {
            return false;
        }
        holdsSince = sequence;
        boolean before = stable();
        Share said = message.text("rsc_hold").flatMap(Share::named).orElse(Share.NONE);
        boolean full = message.text("rtype").orElse("").equals("full");
        holds = full || said == Share.NONE ? said : holds.plus(said);
        known = true;
        message.text("isstable").ifPresent(word -> stable = word.equals("1"));
        leaving |= message.text("info").orElse("").equals("shutdown");
        failbackDue &= !holds.has(Share.LOCAL);
        return stable() && !before;
    }

    /** It took over what we gave it; {@code share} in its words. */
    void took(Share share) {
        holds = holds.plus(share);
        failbackDue &= !holds.has(Share.LOCAL);
    }

    /** It gave away what we have now; {@code share} in its words. */
    void gave(Share share) {
        holds = holds.minus(share);
        gaveOwn |= share.has(Share.LOCAL);
    }

    /**
     * Shares without a group that are ours, in our words: Heartbeat wants each to have an owner, and holds that of the node
     * itself to be the node's, unless it was given away.
     */
    Share leaves(Iterable<GroupOwner> groups) {
        Share used = Share.of(settings.self(), groups, g -> true);
        return Share.of(
                !used.has(Share.LOCAL) && !holds.has(Share.FOREIGN),
                !used.has(Share.FOREIGN) && gaveOwn && !holds.has(Share.LOCAL));
    }

    /** @param reached ping nodes that we reach: it does not say how many it does, and is taken for no worse */
    Report report(Iterable<GroupOwner> groups, Handover handover, int reached) {
        Map<String, Report.OfGroup> said = new TreeMap<>();
        for (GroupOwner group : groups) {
            if (known) {
                said.put(group.name(), of(group, handover));
            }
        }
        return new Report(leaving, known ? settings.generation() : 0, Long.MAX_VALUE, reached, said);
    }

    private Report.OfGroup of(GroupOwner group, Handover handover) {
        if (leaving) {
            return new Report.OfGroup(GroupState.RELEASING, false, false);
        }
        if (handover.moves() && handover.concerns(group)) {
            return handover.says(group.state());
        }
        Share where = group.at(settings.peer());
        return new Report.OfGroup(holds.has(where) ? GroupState.HELD : GroupState.RELEASED, false, false);
    }
}
