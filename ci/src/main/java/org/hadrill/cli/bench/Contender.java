package org.hadrill.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hadrill.lab.config.Template;

/**
 * A cluster manager with one kind of work, as the bench sets it up on both nodes.
 *
 * @param manager as people call it
 * @param deadtime silence after which a peer counts as dead
 * @param files by absolute path
 * @param start shell commands that start it when a node boots
 * @param joined shell command that succeeds where both nodes are members, {@code $PEER} being the other
 */
record Contender(
        String manager, Work work, Duration deadtime, Map<String, Template> files, String start, String joined) {
    static final Duration KEEPALIVE = Duration.ofMillis(100);

    /** What has to move. */
    enum Work {
        ADDRESS("address alone"),
        GROUP("whole group");

        private final String words;

        Work(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** VRRP version 3 (RFC 5798, section 6.1): three intervals and the skew of priority 102. */
    private static final Duration VRRP_DEADTIME = Duration.ofMillis(300 + 100 * (256 - 102) / 256);

    /**
     * A disk that learns of its peer's death before the managers do: drbdadm primary beside a silent peer waits for
     * {@code ping-timeout} and 0.1 s (drbd_set_role in drbd_nl.c); DRBD's default is 0.5 s. Tenths of a second, drbd.conf(5).
     */
    private static final String DISK = """
            grep -q ping-timeout /etc/drbd.d/*.res ||
              sed -i 's/net {/net { ping-int 1; ping-timeout 1; timeout 9;/' /etc/drbd.d/*.res
            /etc/init.d/drbd start
            """;

    private static final String DISK_GOOD = "grep -q 'ds:UpToDate/UpToDate' ${status} && ";

    /** What unpreferred members of the field do; each address alone. */
    static List<Contender> field() {
        return List.of(
                new Contender(
                        "keepalived",
                        Work.ADDRESS,
                        VRRP_DEADTIME,
                        Map.of("/etc/keepalived/keepalived.conf", resource("keepalived.conf")),
                        "mkdir -p /run/keepalived\nsetsid keepalived -n -l -f /etc/keepalived/keepalived.conf\n",
                        "pidof keepalived >/dev/null"),
                new Contender(
                        "Pacemaker",
                        Work.ADDRESS,
                        Duration.ofMillis(500),
                        Map.of(
                                "/etc/corosync/corosync.conf", resource("corosync.conf"),
                                "/var/lib/hadrill/resources.xml", resource("resources.xml")),
                        """
                        mkdir -p /run/crm /run/lock /var/log/pacemaker /var/log/cluster
                        chown hacluster:haclient /run/crm
                        setsid corosync
                        setsid pacemakerd &
                        [ $NODE = m1 ] || wait
                        until crm_attribute -n stonith-enabled -v false; do sleep 0.5; done
                        crm_attribute -n no-quorum-policy -v ignore
                        crm_attribute -t rsc_defaults -n resource-stickiness -v 1000
                        cibadmin -C -o resources -x /var/lib/hadrill/resources.xml
                        wait
                        """,
                        "crm_mon -1 | grep -q 'Online: \\[ m1 m2 \\]'"));
    }

    /** @param script for the address alone */
    private static Map<String, Template> files(Work work, String script) {
        String resources = work == Work.ADDRESS ? "m1 " + script + "::${address}/24/eth0\n" : "${haresources}\n";
        return Map.of(
                "/etc/ha.d/ha.cf",
                resource("heartbeat.cf"),
                "/etc/ha.d/haresources",
                new Template("haresources", resources));
    }

    /**
     * Heartbeat and our controller, on the same files; but for the address alone each has its own script: Debian's IPaddr2, which
     * takes 60 to 100 ms, or ours in the same interface.
     */
    static List<Contender> ours(Work work, Duration deadtime) {
        List<Contender> both = new ArrayList<>();
        String disk = work == Work.GROUP ? DISK : "";
        String good = work == Work.GROUP ? DISK_GOOD : "";
        both.add(new Contender(
                "Heartbeat",
                work,
                deadtime,
                files(work, "IPaddr2"),
                disk + "/etc/init.d/heartbeat start\n",
                good + "[ \"$(cl_status nodestatus $PEER)\" = active ]"));
        both.add(new Contender(
                "hadrill",
                work,
                deadtime,
                files(work, "hadrill-address"),
                disk + "/etc/init.d/hadrill-controller start\n",
                good + "hadrill-controller status | grep -q \"peer $PEER is alive\""));
        return both;
    }

    /** The files with the values of a node in them. */
    Map<String, String> files(Map<String, String> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        files.forEach((path, template) -> filled.put(path, template.fill(values)));
        return filled;
    }

    /** The command {@link #joined} with the values of a node in it. */
    String joined(Map<String, String> values) {
        return new Template("joined", joined).fill(values);
    }

    /** Such as {@code Heartbeat 500 ms, whole group}. */
    String name() {
        return manager + " " + deadtime.toMillis() + " ms, " + work.words();
    }

    private static Template resource(String name) {
        return Template.read(Contender.class, name);
    }
}
