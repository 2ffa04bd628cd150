package org.hadrill.selftest;

import java.util.List;
import org.hadrill.lab.simulated.WorldDefect;
import org.hadrill.verdict.Verdict;

/** The table. A new defect is a constant of {@link WorldDefect}, a few lines in the world where it bites, and a row here. */
public final class PlantedDefects {
    private static final String HARDENED = "hardened";
    private static final String FENCED = "fenced";
    private static final String POWER_CUT = "power-cut-active";
    private static final String CLEAN_STOP = "clean-stop-active";
    private static final String ETH2_DOWN = "interconnect-down";
    private static final String DOUBLE_FAULT = "interconnect-down-then-power-cut";
    private static final String KILL = "heartbeat-kill-active";

    private static final List<PlantedDefect<WorldDefect>> ALL = List.of(
            fails(WorldDefect.PROMOTION_NEVER, POWER_CUT, FENCED, "disk-moved", "m2 never became Primary"),
            fails(WorldDefect.PROMOTION_WITHOUT_DEATH, ETH2_DOWN, HARDENED, "one-primary", "were both Primary"),
            fails(WorldDefect.VZ_NOT_STARTED, POWER_CUT, FENCED, "vz-restarted", "vz never ran on m2"),
            fails(WorldDefect.VZ_BEFORE_MOUNT, POWER_CUT, FENCED, "vz-restarted", "vz ran on m2 without its disk"),
            fails(WorldDefect.GUEST_MISSING, POWER_CUT, FENCED, "guests-running", "on m2 there ran only"),
            fails(
                    WorldDefect.ROUTER_WITHOUT_ADDRESS,
                    POWER_CUT,
                    FENCED,
                    "router-address-kept",
                    "m2 ran the service, but never answered for"),
            fails(WorldDefect.ADDRESS_ON_BOTH, CLEAN_STOP, FENCED, "one-owner", "was answered by"),
            fails(WorldDefect.NO_GRATUITOUS_ARP, POWER_CUT, FENCED, "address-announced", "and did not announce"),
            fails(WorldDefect.WRONG_ROUTE, POWER_CUT, FENCED, "pings-recovered", "192.168.199.2 was silent for"),
            fails(WorldDefect.SLOW_TAKEOVER, POWER_CUT, FENCED, "pings-recovered", "limit 60.0 s"),
            fails(WorldDefect.FLAPPING_ADDRESS, POWER_CUT, FENCED, "no-flapping", "192.168.46.200 went away"),
            fails(WorldDefect.FAILBACK_NEVER, POWER_CUT, FENCED, "disk-moved", "but m1 ended as"),
            fails(WorldDefect.FAILBACK_BEFORE_RESYNC, POWER_CUT, FENCED, "failback-up-to-date", "m1 was SyncTarget"),
            fails(WorldDefect.RESYNC_ENDLESS, POWER_CUT, FENCED, "redundancy-restored", "ended as SyncTarget"),
            fails(WorldDefect.STAND_ALONE, ETH2_DOWN, FENCED, "redundancy-restored", "ended as StandAlone"),
            fails(
                    WorldDefect.WRITE_LOST,
                    POWER_CUT,
                    FENCED,
                    "no-acknowledged-write-lost",
                    "records acknowledged between"),
            fails(
                    WorldDefect.STALE_DISK_PROMOTED,
                    DOUBLE_FAULT,
                    FENCED,
                    "no-acknowledged-write-lost",
                    "are not on m2's disk"),
            fails(
                    WorldDefect.FALSE_OUTDATED,
                    DOUBLE_FAULT,
                    FENCED,
                    "no-acknowledged-write-lost",
                    "are not on m2's disk"),
            fails(
                    WorldDefect.FAILBACK_TO_STALE_BRANCH,
                    DOUBLE_FAULT,
                    FENCED,
                    "no-acknowledged-write-lost",
                    "are not on m1's disk"),
            fails(WorldDefect.FALSE_TAKEOVER_LOG, POWER_CUT, FENCED, "disk-moved", "m2 never became Primary"),
            fails(WorldDefect.DIFFERENT_HARESOURCES, POWER_CUT, FENCED, "vz-restarted", "vz never ran on m2"),
            fails(WorldDefect.WATCHDOG_LET_GO_EARLY, CLEAN_STOP, HARDENED, "no-unexpected-reset", "m1 had booted anew"),
            blinds(WorldDefect.BMC_LIES, POWER_CUT, FENCED, "fault-proven", "still sent frames"),
            blinds(WorldDefect.POLITE_SHUTDOWN, POWER_CUT, FENCED, "fault-proven", "not abrupt"),
            blinds(WorldDefect.LINK_DROP_TOOTHLESS, ETH2_DOWN, FENCED, "fault-proven", "eth2 on m1 reads up"),
            blinds(WorldDefect.KILL_HITS_NOTHING, KILL, FENCED, "fault-proven", "still alive on m1 after SIGKILL"),
            blinds(WorldDefect.UNDO_LEAKS, ETH2_DOWN, FENCED, "fault-proven", "eth2 on m1 reads down"),
            blinds(WorldDefect.PROBE_STALLS, POWER_CUT, FENCED, "pings-recovered", "said nothing for"));

    private PlantedDefects() {}

    /** Every row, in the order of the report. */
    public static List<PlantedDefect<WorldDefect>> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(PlantedDefect::name).toList();
    }

    /** The cluster breaks a promise. */
    private static PlantedDefect<WorldDefect> fails(
            WorldDefect defect, String scenario, String configuration, String check, String evidence) {
        return new PlantedDefect<>(defect, scenario, configuration, check, Verdict.FAIL, evidence);
    }

    /** The harness is lied to, or cannot see: it must say that it does not know. */
    private static PlantedDefect<WorldDefect> blinds(
            WorldDefect defect, String scenario, String configuration, String check, String evidence) {
        return new PlantedDefect<>(defect, scenario, configuration, check, Verdict.UNKNOWN, evidence);
    }
}
