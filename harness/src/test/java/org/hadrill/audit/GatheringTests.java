package org.hadrill.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hadrill.audit.Gathered.M1;
import static org.hadrill.audit.Gathered.M2;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.hadrill.cluster.Inventory;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.ManualTime;
import org.junit.jupiter.api.Test;

class GatheringTests {
    private final Node m1 =
            new Node("m1", Gathered.resource("m1.txt").replace("hidden-5f0c1d2e-40", "correct-horse"), 0);
    private final Node m2 =
            new Node("m2", Gathered.resource("m2.txt").replace("hidden-5f0c1d2e-40", "correct-horse"), 3);

    /** Whose wall clock begins at zero. */
    private final ManualTime time = new ManualTime();

    @Test
    void aNodeIsAskedTwiceAndASecretIsNeverKept() throws Exception {
        ClusterFacts facts = gathered();

        assertThat(m1.commands)
                .containsExactly("sh -s m2 /proc/drbd /var/run/heartbeat.pid '/d0' 101 102 103", "date +%s.%N");
        assertThat(facts.unread()).isEmpty();
        assertThat(facts.toString()).doesNotContain("correct-horse").contains("hidden-");
        assertThat(Objects.requireNonNull(facts.clocks().get(M2)).ahead()).isEqualTo(Duration.ofMillis(3500));
        assertThat(Audit.of(facts).findings()).extracting(f -> f.item().id()).contains("clock", "authkeys-secret");
    }

    @Test
    void aNodeThatDoesNotAnswerIsNamedWithTheReason() throws Exception {
        m2.reachable = false;

        ClusterFacts facts = gathered();

        assertThat(facts.unread()).containsExactly(Map.entry(M2, "m2: nothing answers"));
        assertThat(facts.nodes()).extracting(NodeFacts::name).containsExactly(M1);
    }

    @Test
    void anOutputThatWasCutShortIsNotTakenForTheWhole() throws Exception {
        m2.text = m2.text.substring(0, m2.text.length() / 2);

        assertThat(gathered().unread())
                .containsExactly(Map.entry(M2, "m2: the script that reads the node was cut short"));
    }

    @Test
    void aBmcThatDoesNotAnswerIsToldWithItsReason() throws Exception {
        ClusterFacts facts =
                Gathering.of(inventory(), Map.of(M1, m1, M2, m2), Map.of(M1, new Bmc(true), M2, new Bmc(false)), time);

        assertThat(Objects.requireNonNull(facts.bmcs().get(M2)).failure()).isEqualTo("the BMC does not answer");
        assertThat(Objects.requireNonNull(facts.bmcs().get(M1)).on()).contains(true);
    }

    private ClusterFacts gathered() throws InterruptedException {
        return Gathering.of(inventory(), Map.of(M1, m1, M2, m2), Map.of(M1, new Bmc(true), M2, new Bmc(true)), time);
    }

    private static Inventory inventory() {
        return Gathered.vmLab().facts().inventory();
    }

    private record Bmc(boolean answers) implements PowerControl {
        @Override
        public boolean isOn() throws RemoteException {
            if (!answers) {
                throw new RemoteException("bmc", "the BMC does not answer");
            }
            return true;
        }

        @Override
        public void off() {
            throw new AssertionError("a check switches nothing");
        }

        @Override
        public void on() {
            throw new AssertionError("a check switches nothing");
        }

        @Override
        public String describe(String action) {
            return "ipmitool " + action;
        }
    }

    /** Answers the script with a recorded text. */
    private static final class Node implements RemoteHost {
        private final List<String> commands = new ArrayList<>();
        private final String name;
        private final int aheadSeconds;
        private String text;
        private boolean reachable = true;

        private Node(String name, String text, int aheadSeconds) {
            this.name = name;
            this.text = text;
            this.aheadSeconds = aheadSeconds;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public CommandResult run(String command, Duration limit) {
            return run(command, new byte[0], limit);
        }

        @Override
        public CommandResult run(String command, byte[] input, Duration limit) {
            if (!reachable) {
                return new CommandResult.Unreachable(name, command, "nothing answers");
            }
            commands.add(command);
            boolean script = new String(input, StandardCharsets.UTF_8).contains("echo '=== done'");
            String said = script ? text : aheadSeconds + ".500000000\n";
            return new CommandResult.Completed(name, command, 0, said, "");
        }

        @Override
        public LineStream stream(String command, Consumer<String> lines) {
            throw new AssertionError("not expected: " + command);
        }

        @Override
        public void close() {}
    }
}
