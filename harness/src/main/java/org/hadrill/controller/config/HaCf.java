package org.hadrill.controller.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.text.Shown;

/**
 * Reads ha.cf, as ha.cf(5) of Heartbeat 3.0.6 describes it. Names of directives are compared without case. Node names are
 * compared and kept in small letters, as Heartbeat does.
 */
public final class HaCf {
    private final Findings findings;
    private final Map<String, Integer> firstLines = new HashMap<>();
    private final HaCfTimes times;
    private final HaCfPaths paths;
    private final HaCfNodes nodes;
    private final HaCfStonith stonith;
    private final List<Ipv4> pingNodes = new ArrayList<>();
    private Optional<Boolean> autoFailback = Optional.empty();
    private Optional<String> watchdog = Optional.empty();
    private Optional<String> logFile = Optional.empty();
    private Optional<String> logFacility = Optional.empty();

    private HaCf(Findings findings) {
        this.findings = findings;
        this.times = new HaCfTimes(findings);
        this.paths = new HaCfPaths(findings);
        this.nodes = new HaCfNodes(findings);
        this.stonith = new HaCfStonith(findings);
    }

    /**
     * Reads the lines of a file.
     *
     * @param name what findings call the file
     * @param self this node as {@code uname -n} has it, which must be one of the two; empty to check a file of any node
     */
    public static Parsed<HaConfig> parse(String name, List<String> lines, Optional<NodeName> self) {
        HaCf file = new HaCf(new Findings(name));
        ConfigLine.of(lines).forEach(file::read);
        return file.result(self);
    }

    /** Whether Heartbeat knows this directive, in small letters, and our controller refuses or ignores it. */
    public static boolean leavesOut(String directive) {
        return OtherDirectives.leavesOut(directive);
    }

    private void read(ConfigLine line) {
        String directive = line.first().toLowerCase(Locale.ROOT);
        if (OtherDirectives.refuses(line, directive, findings)) {
            return;
        }
        if (!directive.equals(line.first()) && OtherDirectives.knows(directive)) {
            findings.warn(
                    line.number(), "Heartbeat itself knows this directive only in small letters. Write " + directive);
        }
        switch (directive) {
            case "keepalive", "deadtime", "warntime", "initdead", "deadping" ->
                once(line, directive, "a time, such as 1 or 500ms").ifPresent(t -> times.read(line, directive, t));
            case "udpport" -> once(line, directive, "a port, such as 694").ifPresent(p -> paths.port(line, p));
            case "ucast" -> paths.ucast(line);
            case "bcast" -> paths.bcast(line);
            case "node" -> nodes.read(line);
            case "ping" -> ping(line);
            case "stonith_host" -> stonith.read(line);
            case "auto_failback" -> once(line, directive, "on or off").ifPresent(w -> failback(line, w));
            case "watchdog" ->
                watchdog =
                        once(line, directive, "a device, such as /dev/watchdog").filter(f -> path(line, f));
            case "logfile" -> logFile = once(line, directive, "a file").filter(f -> path(line, f));
            case "logfacility" ->
                logFacility =
                        once(line, directive, "a facility of syslog").flatMap(f -> HaWords.facility(line, f, findings));
            default -> OtherDirectives.ignore(line, directive, findings);
        }
    }

    private Parsed<HaConfig> result(Optional<NodeName> self) {
        nodes.check(self);
        paths.check();
        stonith.check(nodes.names());
        if (autoFailback.isEmpty() && !findings.hasErrors()) {
            findings.warn(
                    0, "auto_failback is not set, and Heartbeat's default is legacy; here that is on. Write it down");
        }
        times.check();
        if (findings.hasErrors()) {
            return findings.failed();
        }
        return findings.parsed(new HaConfig(
                nodes.names(),
                times.keepalive(),
                times.warntime(),
                times.deadtime(),
                times.initdead(),
                times.deadping(),
                paths.udpPort(),
                paths.all(),
                pingNodes,
                autoFailback.orElse(true),
                watchdog,
                stonith.hosts(),
                logFile,
                logFacility));
    }

    /** The one word after a directive that is written once; a second one replaces the first, as in Heartbeat. */
    private Optional<String> once(ConfigLine line, String directive, String wanted) {
        if (line.rest().size() != 1) {
            findings.error(line.number(), directive + " takes " + wanted + ", and nothing more");
            return Optional.empty();
        }
        Integer first = firstLines.putIfAbsent(directive, line.number());
        if (first != null) {
            findings.warn(
                    line.number(),
                    directive + " again, first at " + findings.at(first) + "; this one counts. Remove one");
        }
        return Optional.of(line.rest().get(0));
    }

    private boolean path(ConfigLine line, String file) {
        if (!file.startsWith("/")) {
            findings.error(
                    line.number(), line.first() + " " + Shown.quoted(file) + " is no absolute path. Begin it with /");
        }
        return file.startsWith("/");
    }

    private void failback(ConfigLine line, String word) {
        if (word.equalsIgnoreCase("legacy")) {
            findings.warn(line.number(), "auto_failback legacy is read as on. Write on or off");
            autoFailback = Optional.of(true);
            return;
        }
        autoFailback = HaWords.bool(word);
        if (autoFailback.isEmpty()) {
            findings.error(
                    line.number(), "auto_failback " + Shown.quoted(word) + " is neither on nor off. Write one of them");
            autoFailback = Optional.of(true);
        }
    }

    private void ping(ConfigLine line) {
        if (line.list().isEmpty()) {
            findings.error(line.number(), "ping names no address. Write ping ADDRESS");
        }
        for (String word : line.list()) {
            Optional<Ipv4> address = HaWords.address(word);
            if (address.isEmpty()) {
                findings.error(
                        line.number(), "ping node " + Shown.quoted(word) + " is no IPv4 address. Write its address");
            } else if (pingNodes.contains(address.get())) {
                findings.warn(line.number(), "ping node " + word + " a second time. Remove it");
            } else {
                pingNodes.add(address.get());
            }
        }
    }
}
