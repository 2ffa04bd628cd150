package org.hadrill.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hadrill.controller.Input.Command;
import org.hadrill.controller.Input.Kind;
import org.hadrill.controller.RecordedHeartbeat.GroupStates;
import org.hadrill.controller.Status.GroupState;
import org.junit.jupiter.api.Test;

/**
 * What two real Heartbeats did: start; {@code hb_standby} on m1 at 22.6 s; {@code hb_takeover} on m1 at 29.1 s; clean stop of
 * m1 at 34.9 s and its return at 42.4 s, with failback.
 */
class BesideRecordedHeartbeatTests {
    @Test
    void inThePlaceOfThePreferredOne() throws Exception {
        RecordedHeartbeat m1 = new RecordedHeartbeat(Duel.M1);
        m1.at(s(22.5), new Command(Kind.STANDBY));
        m1.at(s(28.8), new Command(Kind.TAKEOVER));
        m1.at(s(34.9), new Command(Kind.STOP));

        assertThat(m1.until(s(12))).containsExactly("repnodes", "starting", "resource none 0", "resource local 1");
        assertThat(m1.states()).isEqualTo(new GroupStates(GroupState.HELD, GroupState.RELEASED));
        assertThat(m1.until(s(22))).containsExactly("resource local 1");

        assertThat(m1.until(s(23)))
                .containsExactly("ask_resources local me", "resource none 0 standby", "ask_resources all done");
        assertThat(m1.states()).isEqualTo(new GroupStates(GroupState.RELEASED, GroupState.ACQUIRING));
        assertThat(m1.until(s(28))).containsExactly("resource none 1");
        assertThat(m1.states()).isEqualTo(new GroupStates(GroupState.RELEASED, GroupState.HELD));

        assertThat(m1.until(s(30))).containsExactly("ask_resources all other");
        assertThat(m1.states()).isEqualTo(new GroupStates(GroupState.RELEASED, GroupState.RELEASING));
        assertThat(m1.until(s(32))).containsExactly("ask_resources all done", "resource all 1");
        assertThat(m1.running).hasSize(2);

        assertThat(m1.until(s(36))).containsExactly("resource none 0 shutdown", "shutdone");
        assertThat(m1.running).isEmpty();
        m1.until(s(41.9));
        m1.restart(List.of());
        assertThat(m1.until(s(43.5)))
                .containsExactly("starting", "resource none 0", "resource none 1", "ask_resources foreign other");
        assertThat(m1.running).isEmpty();
        assertThat(m1.until(s(50))).containsExactly("ask_resources foreign done", "resource local 1");
        assertThat(m1.states()).isEqualTo(new GroupStates(GroupState.HELD, GroupState.RELEASED));
        assertThat(m1.complaints()).containsOnly("No STONITH device configured.", "Shared disks are not protected.");
    }

    @Test
    void inThePlaceOfTheOtherOne() throws Exception {
        RecordedHeartbeat m2 = new RecordedHeartbeat(Duel.M2);

        assertThat(m2.until(s(12))).containsExactly("repnodes", "starting", "resource none 0", "resource local 1");
        m2.until(s(22));
        assertThat(m2.states()).isEqualTo(new GroupStates(GroupState.RELEASED, GroupState.HELD));

        assertThat(m2.until(s(23))).containsExactly("ask_resources all other");
        assertThat(m2.running).isEmpty();
        assertThat(m2.until(s(24))).containsExactly("ask_resources all done", "resource all 1");
        m2.until(s(28));
        assertThat(m2.states()).isEqualTo(new GroupStates(GroupState.HELD, GroupState.RELEASED));

        assertThat(m2.until(s(30)))
                .containsExactly("ask_resources foreign me", "resource none 0 standby", "ask_resources all done");
        assertThat(m2.until(s(32))).containsExactly("resource none 1");
        assertThat(m2.states()).isEqualTo(new GroupStates(GroupState.RELEASED, GroupState.HELD));

        m2.until(s(36));
        assertThat(m2.running).hasSize(2);
        assertThat(m2.log).contains("INFO mach_down takeover complete for node m1.");

        assertThat(m2.until(s(42.97))).containsExactly("repnodes", "starting", "resource all 1");
        assertThat(m2.until(s(43.6)))
                .containsExactly(
                        "ask_resources foreign me",
                        "resource all 1",
                        "resource local 0 standby",
                        "ask_resources foreign done");
        m2.until(s(50));
        assertThat(m2.states()).isEqualTo(new GroupStates(GroupState.RELEASED, GroupState.HELD));
        assertThat(m2.complaints()).containsOnly("No STONITH device configured.", "Shared disks are not protected.");
    }

    @Test
    void whoIsRestartedUnderARunningGroupThatHeartbeatHasStopsIt() throws Exception {
        RecordedHeartbeat m1 = new RecordedHeartbeat(Duel.M1);
        m1.until(s(26));
        m1.restart(RecordedHeartbeat.GROUP);
        m1.until(s(35));
        assertThat(m1.states().here()).isEqualTo(GroupState.HELD);

        m1.until(s(36));
        assertThat(m1.log).contains("CRIT Both machines own our resources! m1 yields.");
        assertThat(m1.running).isEmpty();
    }

    @Test
    void everyTenthMessageIsAcknowledged() throws Exception {
        RecordedHeartbeat m2 = new RecordedHeartbeat(Duel.M2);
        m2.until(s(40));
        List<Long> acknowledged = m2.acknowledgements.stream()
                .map(message -> message.hex("ackseq").orElseThrow())
                .toList();
        assertThat(acknowledged).startsWith(10L, 20L, 30L, 40L, 50L, 60L);
        assertThat(m2.acknowledgements).allSatisfy(message -> {
            assertThat(message.text("dest")).hasValue("m1");
            assertThat(message.text("seq")).isEmpty();
        });
    }

    private static Duration s(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
