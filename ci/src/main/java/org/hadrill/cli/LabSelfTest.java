package org.hadrill.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hadrill.drill.DrillPlan;
import org.hadrill.inventory.MissingSecretException;
import org.hadrill.lab.containers.ContainerLabs;
import org.hadrill.lab.daemon.LabException;
import org.hadrill.lab.daemon.LastingLab;
import org.hadrill.lab.plant.Plant;
import org.hadrill.lab.plant.PlantedLab;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.selftest.Caught;
import org.hadrill.selftest.Outcome;
import org.hadrill.selftest.PlantedDefect;
import org.hadrill.suite.Program;
import org.hadrill.suite.RemoteAccess;
import org.hadrill.suite.Run;
import org.hadrill.suite.RunListener;
import org.hadrill.suite.RunOptions;
import org.hadrill.suite.Stations;
import org.hadrill.time.SystemTime;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * The self-test on machines: what can be planted there, one drill after another on one lab. Twins of the same scenario
 * are one drill. Takes minutes a drill.
 */
final class LabSelfTest {
    private static final String HARDENED = "hardened";
    private static final String FAULT_PROVEN = "fault-proven";
    private static final String POWER_CUT = "power-cut-active";

    /** For every lab that lasts. */
    private static final List<PlantedDefect<Plant>> ROWS = List.of(
            row(Plant.BMC_LIES, POWER_CUT, Verdict.UNKNOWN, "said \"off\", but m1"),
            row(Plant.BMC_SILENT, POWER_CUT, Verdict.INFRA, "does not answer"),
            row(Plant.WRONG_BMC_PASSWORD, POWER_CUT, Verdict.INFRA, "refuses a session"),
            row(Plant.UNKNOWN_HOST_KEY, POWER_CUT, Verdict.UNKNOWN, "host key"),
            row(Plant.OBSERVER_DIES, "interconnect-down", Verdict.INFRA, "observer fell silent"));

    /** For the VM lab, whose disks and cables are real. */
    private static final List<PlantedDefect<Plant>> ON_REAL_DISKS =
            List.of(broken(Plant.LATE_COPY, POWER_CUT, "no-acknowledged-write-lost", "are not on m2's disk"));

    /** For the containers lab, which is quick, and whose nodes can be spoiled. */
    private static final List<PlantedDefect<Plant>> MORE = List.of(
            row(Plant.BMC_POLITE, POWER_CUT, Verdict.UNKNOWN, "not abrupt"),
            broken(Plant.VZ_NOT_STARTED, POWER_CUT, "vz-restarted", "vz never ran on m2"),
            broken(Plant.SLOW_TAKEOVER, POWER_CUT, "pings-recovered", "limit 10.0 s"),
            broken(Plant.PROMOTION_NEVER, POWER_CUT, "disk-moved", "m2 never became Primary"),
            broken(Plant.GUEST_MISSING, POWER_CUT, "guests-running", "dbms"),
            broken(Plant.ROUTER_WITHOUT_ADDRESS, POWER_CUT, "pings-recovered", "192.168.46.200"),
            broken(Plant.WRONG_ROUTE, POWER_CUT, "pings-recovered", "192.168.199.2"),
            broken(Plant.ADDRESS_ON_BOTH, "no-op", "one-owner", "192.168.46.200 was answered by"));

    private final LastingLab lab;
    private final Screen screen;
    private final SystemTime time;
    private final long seed;
    private final Path out;

    /** @param out folder below which each drill leaves its run */
    LabSelfTest(LastingLab lab, Screen screen, SystemTime time, long seed, Path out) {
        this.lab = lab;
        this.screen = screen;
        this.time = time;
        this.seed = seed;
        this.out = out;
    }

    /** What can be planted in a lab of that kind. */
    static List<PlantedDefect<Plant>> rows(String kind) {
        return Stream.concat(ROWS.stream(), (kind.equals(ContainerLabs.KIND) ? MORE : ON_REAL_DISKS).stream())
                .toList();
    }

    private static PlantedDefect<Plant> row(Plant plant, String scenario, Verdict verdict, String evidence) {
        return new PlantedDefect<>(plant, scenario, HARDENED, FAULT_PROVEN, verdict, evidence);
    }

    private static PlantedDefect<Plant> broken(Plant plant, String scenario, String check, String evidence) {
        return new PlantedDefect<>(plant, scenario, HARDENED, check, Verdict.FAIL, evidence);
    }

    Outcome run(List<PlantedDefect<Plant>> rows, Consumer<Caught> listener) throws Exception {
        Map<String, List<CheckResult>> twins = new HashMap<>();
        List<Caught> caught = new ArrayList<>();
        for (PlantedDefect<Plant> row : rows) {
            List<CheckResult> planted = drill(row.scenario(), List.of(row.defect()), out.resolve(row.name()));
            if (!twins.containsKey(row.scenario())) {
                twins.put(row.scenario(), drill(row.scenario(), List.of(), out.resolve("healthy-" + row.scenario())));
            }
            Caught done = new Caught(row, planted, twins.getOrDefault(row.scenario(), List.of()));
            caught.add(done);
            listener.accept(done);
        }
        return new Outcome(caught, 0, List.of());
    }

    private List<CheckResult> drill(String scenario, List<Plant> plants, Path folder)
            throws LabException, MissingSecretException, IOException, InterruptedException {
        RunOptions options =
                new RunOptions(List.of(scenario), 1, seed, folder, Program.NAME + " selftest --lab " + lab.kind());
        try (PlantedLab planted = new PlantedLab(lab, plants);
                Stations stations = Stations.lasting(new RemoteAccess(planted, time), folder);
                Run run = new Run(options, stations, time, new Planting(planted, screen))) {
            return run.drills().drills().stream()
                    .flatMap(d -> d.checks().stream())
                    .toList();
        }
    }

    /** Plants what belongs into the middle of a drill. */
    private record Planting(PlantedLab planted, Screen screen) implements RunListener {
        @Override
        public void begins(DrillPlan drill) {
            screen.work(drill.scenario().name());
        }

        @Override
        public void at(DrillPlan drill, String phase, String detail) {
            screen.at(phase, detail);
            try {
                planted.at(phase);
            } catch (LabException e) {
                screen.line("the defect was not planted: " + e.getMessage());
            }
        }

        @Override
        public void ended(DrillResult result) {
            screen.idle();
        }
    }
}
