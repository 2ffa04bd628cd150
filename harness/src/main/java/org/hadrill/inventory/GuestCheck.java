package org.hadrill.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hadrill.text.DidYouMean;
import org.hadrill.text.Shown;

/** Names and ids: none twice, and the router is one of the guests. */
final class GuestCheck {
    private final LocatedNode root;
    private final Problems problems;

    GuestCheck(LocatedNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    void run() {
        root.find("nodes").ifPresent(this::namesDiffer);
        root.find("guests").ifPresent(this::namesDiffer);
        root.find("guests").ifPresent(this::idsDiffer);
        root.find("router", "guest").ifPresent(this::routerIsAGuest);
    }

    /** Equal names are a repeated key, which the reader has said; here those that differ only in case (RFC 1123). */
    private void namesDiffer(LocatedNode parent) {
        List<LocatedNode> seen = new ArrayList<>();
        for (LocatedNode node : parent.children().values()) {
            seen.stream()
                    .filter(s -> s.path().equalsIgnoreCase(node.path()))
                    .findFirst()
                    .ifPresent(first -> problems.add(
                            node.keyPlace(),
                            node.path(),
                            "the same name as " + first.path() + ", at " + problems.fileAt(first.keyPlace())));
            seen.add(node);
        }
    }

    private void idsDiffer(LocatedNode guests) {
        List<LocatedNode> seen = new ArrayList<>();
        for (LocatedNode guest : guests.children().values()) {
            guest.find("id").filter(id -> id.json().isIntegralNumber()).ifPresent(id -> {
                seen.stream()
                        .filter(s -> s.text().equals(id.text()))
                        .findFirst()
                        .ifPresent(first -> problems.add(
                                id, id.text() + " is also " + first.path() + ", at " + problems.fileAt(first.place())));
                seen.add(id);
            });
        }
    }

    private void routerIsAGuest(LocatedNode guest) {
        Set<String> names = root.find("guests").map(g -> g.children().keySet()).orElse(Set.of());
        if (guest.json().isString() && !names.isEmpty() && !names.contains(guest.text())) {
            problems.add(
                    guest,
                    Shown.quoted(guest.text()) + " is none of the guests. " + DidYouMean.sentence(guest.text(), names));
        }
    }
}
