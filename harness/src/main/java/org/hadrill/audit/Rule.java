package org.hadrill.audit;

/** Judges one topic. A pure function of the facts. */
@FunctionalInterface
public interface Rule {
    void judge(ClusterFacts cluster, Sheet sheet);
}
