package org.hadrill.inventory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hadrill.text.DidYouMean;

/** Limits name known scenarios and addresses; probes look at least twenty times within the limit that they judge. */
final class LimitCheck {
    static final int LOOKS_PER_LIMIT = 20;

    private final LocatedNode root;
    private final Problems problems;
    private final Collection<String> scenarios;

    LimitCheck(LocatedNode root, Problems problems, Collection<String> scenarios) {
        this.root = root;
        this.problems = problems;
        this.scenarios = scenarios;
    }

    void run() {
        root.find("limits", "scenarios").ifPresent(this::namesAreKnown);
        List<LocatedNode> outages = limits("outage");
        List<LocatedNode> everywhere = new ArrayList<>(outages);
        for (LocatedNode scenario : root.each("limits", "scenarios")) {
            scenario.find("addresses")
                    .ifPresent(
                            addresses -> everywhere.addAll(addresses.children().values()));
        }
        probe("ping", everywhere);
        probe("state", limits("settle"));
    }

    private List<LocatedNode> limits(String key) {
        List<LocatedNode> limits = new ArrayList<>();
        root.find("limits", key).ifPresent(limits::add);
        root.each("limits", "scenarios").forEach(s -> s.find(key).ifPresent(limits::add));
        return limits;
    }

    private void namesAreKnown(LocatedNode all) {
        List<LocatedNode> pinged = new ArrayList<>();
        root.find("router", "address").ifPresent(pinged::add);
        root.each("guests").forEach(g -> g.find("address").ifPresent(pinged::add));
        boolean pingedIsSure =
                root.find("router", "address").isPresent() && pinged.stream().noneMatch(a -> problems.at(a.path()));
        List<String> addresses = pinged.stream().map(LocatedNode::text).toList();
        all.children().forEach((name, scenario) -> {
            if (!scenarios.contains(name)) {
                unknown(scenario, "unknown scenario. " + DidYouMean.sentence(name, scenarios));
            }
            scenario.find("addresses")
                    .filter(a -> pingedIsSure)
                    .ifPresent(a -> a.children().forEach((address, limit) -> {
                        if (!addresses.contains(address)) {
                            unknown(limit, "an address that is not pinged. " + DidYouMean.sentence(address, addresses));
                        }
                    }));
        });
    }

    private void unknown(LocatedNode node, String message) {
        if (!problems.at(node.path())) {
            problems.add(node.keyPlace(), node.path(), message);
        }
    }

    private void probe(String name, List<LocatedNode> judged) {
        LocatedNode probe = root.find("probes", name).orElse(null);
        Duration period = probe == null ? null : probe.as(Durations::parse).orElse(null);
        if (probe == null || period == null) {
            return;
        }
        judged.stream()
                .filter(limit -> limit.as(Durations::parse).isPresent())
                .min(Comparator.comparing(LimitCheck::duration))
                .filter(limit -> period.multipliedBy(LOOKS_PER_LIMIT).compareTo(duration(limit)) > 0)
                .ifPresent(limit -> problems.add(probe, tooSlow(probe, limit)));
    }

    private String tooSlow(LocatedNode probe, LocatedNode limit) {
        Duration most = Duration.ofMillis(duration(limit).toMillis() / LOOKS_PER_LIMIT);
        return String.format(
                Locale.ROOT,
                "%s is more than a twentieth of %s, which is %s (%s). %s",
                probe.text(),
                limit.path(),
                limit.text(),
                problems.fileAt(limit.place()),
                most.isZero() ? "No probe is that fast: raise the limit" : "At most " + Durations.format(most));
    }

    private static Duration duration(LocatedNode limit) {
        return Durations.parse(limit.text());
    }
}
