package org.hadrill.inventory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        Optional<String> router = root.find("router", "address").map(LocatedNode::text);
        List<LocatedNode> everywhere = new ArrayList<>(outages);
        List<LocatedNode> atRouter = new ArrayList<>(outages);
        for (LocatedNode scenario : root.each("limits", "scenarios")) {
            scenario.find("addresses").ifPresent(addresses -> {
                everywhere.addAll(addresses.children().values());
                router.flatMap(addresses::find).ifPresent(atRouter::add);
            });
        }
        probe("ping", everywhere);
        probe("arp", atRouter);
        probe("state", limits("settle"));
    }

    private List<LocatedNode> limits(String key) {
        List<LocatedNode> limits = new ArrayList<>();
        root.find("limits", key).ifPresent(limits::add);
        root.each("limits", "scenarios").forEach(s -> s.find(key).ifPresent(limits::add));
        return limits;
    }

    private void namesAreKnown(LocatedNode all) {
        Set<String> pinged = root.each("guests").stream()
                .flatMap(g -> g.find("address").stream())
                .map(LocatedNode::text)
                .collect(Collectors.toCollection(TreeSet::new));
        root.find("router", "address").map(LocatedNode::text).ifPresent(pinged::add);
        all.children().forEach((name, scenario) -> {
            if (!scenarios.contains(name)) {
                unknown(scenario, "unknown scenario. " + DidYouMean.sentence(name, scenarios));
            }
            scenario.find("addresses")
                    .ifPresent(a -> a.children().forEach((address, limit) -> {
                        if (!pinged.contains(address)) {
                            unknown(limit, "an address that is not pinged. " + DidYouMean.sentence(address, pinged));
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
                .min((a, b) -> duration(a).compareTo(duration(b)))
                .filter(limit -> period.multipliedBy(LOOKS_PER_LIMIT).compareTo(duration(limit)) > 0)
                .ifPresent(limit -> problems.add(probe, tooSlow(probe, limit)));
    }

    private String tooSlow(LocatedNode probe, LocatedNode limit) {
        long mostMs = duration(limit).toMillis() / LOOKS_PER_LIMIT;
        return String.format(
                Locale.ROOT,
                "%s is more than a twentieth of %s, which is %s (%s). At most %s",
                probe.text(),
                limit.path(),
                limit.text(),
                problems.fileAt(limit.place()),
                mostMs == 0 ? "0: this limit is too short to judge" : Durations.format(Duration.ofMillis(mostMs)));
    }

    private static Duration duration(LocatedNode limit) {
        return Durations.parse(limit.text());
    }
}
