package org.hadrill.controller.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hadrill.controller.config.HaConfig.HeartbeatPath;
import org.hadrill.text.Shown;

/** The lines {@code udpport}, {@code ucast} and {@code bcast}. */
final class HaCfPaths {
    /** Port of {@code ha-cluster} in services(5). */
    private static final int DEFAULT_PORT = 694;

    /** As long as a card's name can be on Linux. */
    private static final Pattern CARD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:@-]{0,14}");

    private final Findings findings;
    private final List<HeartbeatPath> all = new ArrayList<>();
    private int udpPort = DEFAULT_PORT;
    private boolean wrong;

    HaCfPaths(Findings findings) {
        this.findings = findings;
    }

    int udpPort() {
        return udpPort;
    }

    List<HeartbeatPath> all() {
        return all;
    }

    void port(ConfigLine line, String text) {
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > 65535) {
            findings.error(line.number(), "udpport " + Shown.quoted(text) + " is no port of 1 to 65535");
            return;
        }
        udpPort = Integer.parseInt(text);
        if (!all.isEmpty() && udpPort != DEFAULT_PORT) {
            findings.warn(
                    line.number(),
                    "Heartbeat would use " + DEFAULT_PORT + " for the paths above this line; here " + udpPort
                            + " counts for all. Move it above them");
        }
    }

    void ucast(ConfigLine line) {
        if (line.rest().size() != 2) {
            error(line, "ucast takes a card and the peer's address, such as ucast eth2 192.168.200.2");
            return;
        }
        String card = line.rest().get(0);
        String address = line.rest().get(1);
        boolean numeric = address.matches("[0-9.]+");
        if (numeric ? HaWords.address(address).isEmpty() : HaWords.node(address).isEmpty()) {
            error(
                    line,
                    "ucast address " + Shown.quoted(address) + " is no IPv4 address. Write the peer's address at "
                            + Shown.plain(card));
        } else {
            add(line, card, Optional.of(address));
        }
    }

    void bcast(ConfigLine line) {
        if (line.list().isEmpty()) {
            error(line, "bcast names no card. Write bcast CARD, such as bcast eth2");
        }
        line.list().forEach(card -> add(line, card, Optional.empty()));
    }

    void check() {
        if (all.isEmpty() && !wrong) {
            findings.error(0, "no heartbeat path. Add ucast CARD ADDRESS, or bcast CARD");
        }
    }

    private void add(ConfigLine line, String card, Optional<String> address) {
        HeartbeatPath path = new HeartbeatPath(card, address);
        if (!CARD.matcher(card).matches()) {
            error(line, Shown.quoted(card) + " is no name of a card, such as eth2");
        } else if (all.contains(path)) {
            findings.warn(line.number(), "the same path a second time. Remove it");
        } else {
            all.add(path);
        }
    }

    private void error(ConfigLine line, String message) {
        wrong = true;
        findings.error(line.number(), message);
    }
}
