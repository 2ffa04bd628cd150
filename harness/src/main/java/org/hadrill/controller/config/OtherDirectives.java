package org.hadrill.controller.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hadrill.text.DidYouMean;
import org.hadrill.text.Shown;

/** Directives of ha.cf(5) that this controller refuses or ignores, and why. */
final class OtherDirectives {
    private static final String NO_PATH = "is not supported as a heartbeat path. Use ucast or bcast";
    private static final String NO_CLIENTS = "no program connects to this controller";
    private static final String NO_CRM = "it belongs to Pacemaker";
    private static final String NO_CORE = "a Java program leaves no core";

    /** Honoured elsewhere, or ignored where it says nothing else than we do. */
    private static final List<String> HONOURED = List.of(
            "keepalive",
            "deadtime",
            "warntime",
            "initdead",
            "deadping",
            "udpport",
            "ucast",
            "bcast",
            "node",
            "ping",
            "stonith_host",
            "auto_failback",
            "watchdog",
            "logfile",
            "logfacility",
            "crm",
            "pacemaker",
            "autojoin",
            "use_logd",
            "realtime",
            "respawn",
            "failfast");

    /** Known, and ignored with some of their values. */
    private static final List<String> HEARTBEATS_OWN = List.of("use_logd", "realtime", "respawn", "failfast");

    private static final Map<String, String> REFUSED = Map.of(
            "serial", NO_PATH,
            "mcast", NO_PATH,
            "mcast6", NO_PATH,
            "ucast6", NO_PATH,
            "hbaping", NO_PATH,
            "openais", NO_PATH,
            "rds", NO_PATH,
            "baud", "belongs to serial, which is not supported. Remove it",
            "nice_failback", "is obsolete. Write auto_failback on or auto_failback off",
            "stonith",
                    "keeps the device's parameters in a file of the plug-in's own form, which is not read here. Write one"
                            + " stonith_host line a node instead");

    private static final Map<String, String> IGNORED = new TreeMap<>(Map.ofEntries(
            Map.entry("debugfile", "there is no separate debug log"),
            Map.entry("debug", "there is no separate debug log"),
            Map.entry("msgfmt", "messages are always written as Heartbeat 3 sends them, in netstrings"),
            Map.entry("compression", "messages are short and never compressed"),
            Map.entry("compression_threshold", "messages are short and never compressed"),
            Map.entry("traditional_compression", "messages are short and never compressed"),
            Map.entry("rtprio", "a Java program has no realtime priority"),
            Map.entry("memreserve", "a Java program has its heap"),
            Map.entry("apiauth", NO_CLIENTS),
            Map.entry("apphbd", NO_CLIENTS),
            Map.entry("use_apphbd", NO_CLIENTS),
            Map.entry("env", NO_CLIENTS),
            Map.entry("ping_group", "each ping node counts alone. Write ping ADDRESS for each"),
            Map.entry("hopfudge", "it belongs to serial links, which are not supported"),
            Map.entry("hbgenmethod", "the generation is kept in a file"),
            Map.entry("uuidfrom", "nodes are told apart by their names"),
            Map.entry("max_rexmit_delay", "lost messages are not asked for again"),
            Map.entry("log_badpack", "bad packets are always counted, and logged at a limited rate"),
            Map.entry("syslogmsgfmt", "the log file has one form"),
            Map.entry("conn_logd_time", "ha_logd is not used"),
            Map.entry("cluster", "the cluster's name is in no message"),
            Map.entry("coredumps", NO_CORE),
            Map.entry("coreroot", NO_CORE),
            Map.entry("crm_daemon_dir", NO_CRM),
            Map.entry("crmd_spawns_pengine", NO_CRM),
            Map.entry("record_config_changes", NO_CRM),
            Map.entry("record_pengine_inputs", NO_CRM),
            Map.entry("enable_config_writes", NO_CRM),
            Map.entry("quorum_server", "two nodes and STONITH need no quorum server")));

    private OtherDirectives() {}

    /** Whether ha.cf(5) of Heartbeat has this directive, and it is not refused here. */
    static boolean knows(String directive) {
        return HONOURED.contains(directive) || IGNORED.containsKey(directive);
    }

    /** Whether this is a directive of Heartbeat's that is refused or ignored here, whatever it says. */
    static boolean leavesOut(String directive) {
        return REFUSED.containsKey(directive) || IGNORED.containsKey(directive) || HEARTBEATS_OWN.contains(directive);
    }

    /** Whether the directive is one that makes the file unusable here; that is an error. */
    static boolean refuses(ConfigLine line, String directive, Findings findings) {
        String reason = REFUSED.get(directive);
        if (reason != null) {
            findings.error(line.number(), directive + " " + reason);
            return true;
        }
        boolean pacemaker = directive.equals("crm") || directive.equals("pacemaker");
        if (pacemaker && !value(line, false)) {
            findings.error(
                    line.number(),
                    directive + " " + Shown.plain(word(line)) + " hands the resources to Pacemaker, which does not read"
                            + " haresources. Write " + directive + " off");
            return true;
        }
        if (directive.equals("autojoin") && !word(line).equals("none")) {
            findings.error(line.number(), "autojoin lets more than two nodes in. Remove it, and name both with node");
            return true;
        }
        return false;
    }

    /** Warns of a directive that is known and ignored; an unknown one is an error. */
    static void ignore(ConfigLine line, String directive, Findings findings) {
        switch (directive) {
            case "crm", "pacemaker", "autojoin" -> {}
            case "use_logd" -> ignoreUnless(line, false, "logs go to logfile and logfacility of this file", findings);
            case "realtime" -> ignoreUnless(line, false, "a Java program has no realtime priority", findings);
            case "respawn", "failfast" -> respawn(line, directive, findings);
            default -> {
                String reason = IGNORED.get(directive);
                if (reason == null) {
                    unknown(line, directive, findings);
                } else {
                    findings.warn(line.number(), directive + " is ignored: " + reason);
                }
            }
        }
    }

    private static void respawn(ConfigLine line, String directive, Findings findings) {
        String program = line.words().get(line.words().size() - 1);
        for (String word : line.rest()) {
            program = word.startsWith("/") ? word.substring(word.lastIndexOf('/') + 1) : program;
        }
        String instead = switch (program) {
            case "ipfail" -> "nodes with ping lines compare what they reach by themselves. Remove it";
            case "dopd" -> "let DRBD call hadrill outdate-peer as its fence-peer handler instead";
            default -> "no program is started beside the resources. Start it by init";
        };
        findings.warn(line.number(), directive + " of " + Shown.plain(program) + " is ignored: " + instead);
    }

    private static void unknown(ConfigLine line, String directive, Findings findings) {
        List<String> known = new ArrayList<>(HONOURED);
        known.addAll(IGNORED.keySet());
        findings.error(
                line.number(),
                Shown.quoted(line.first()) + " is no directive of ha.cf. "
                        + DidYouMean.nearest(directive, known)
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("See ha.cf(5)"));
    }

    private static void ignoreUnless(ConfigLine line, boolean harmless, String reason, Findings findings) {
        if (!value(line, harmless)) {
            findings.warn(line.number(), String.join(" ", line.words()) + " is ignored: " + reason);
        }
    }

    private static boolean value(ConfigLine line, boolean wanted) {
        return HaWords.bool(word(line)).filter(v -> v == wanted).isPresent();
    }

    private static String word(ConfigLine line) {
        return line.rest().isEmpty() ? "" : line.rest().get(0);
    }
}
