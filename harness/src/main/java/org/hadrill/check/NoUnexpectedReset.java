package org.hadrill.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Header;
import org.hadrill.verdict.CheckResult;

/**
 * No node booted anew but those that the fault or the cluster's own defence (fencing, watchdog) may reset. A node that is reset in
 * the middle of a clean stop comes back well, and the outage looks like any other.
 */
final class NoUnexpectedReset implements Check {
    @Override
    public String name() {
        return "no-unexpected-reset";
    }

    /** A reset that nobody wanted may be what kept the fault from being proven. */
    @Override
    public boolean holdsAlways() {
        return true;
    }

    @Override
    public boolean appliesTo(Header header) {
        return header.mayReset().isPresent();
    }

    @Override
    public CheckResult judge(Facts facts) {
        List<NodeName> may = facts.header().mayReset().orElseThrow();
        Map<NodeName, NodeSample> before = new TreeMap<>();
        List<String> allowed = new ArrayList<>();
        for (NodeSample s : facts.recording().of(NodeSample.class).toList()) {
            NodeSample was = before.put(s.node(), s);
            if (was == null || was.bootId().equals(s.bootId()) || s.at().time().compareTo(facts.fault()) < 0) {
                continue;
            }
            String booted = s.node() + " had booted anew at " + facts.when(s.at().time());
            if (!may.contains(s.node())) {
                return Results.fail(
                        this,
                        booted + ", last seen before at " + facts.when(was.at().time())
                                + ": neither the fault nor the cluster's defence had to reset it",
                        s.at(),
                        was.at());
            }
            allowed.add(booted);
        }
        return Results.pass(
                this,
                allowed.isEmpty() ? "no node booted anew" : String.join(", ", allowed) + ", as it may in this scenario",
                facts.last(facts.preferred()).at(),
                facts.last(facts.standby()).at());
    }
}
