package org.hadrill.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.controller.Action;
import org.hadrill.controller.Action.Level;
import org.hadrill.controller.Core;
import org.hadrill.controller.Input;
import org.hadrill.time.ManualTime;
import org.junit.jupiter.api.Test;

class LoopTests {
    private final ManualTime time = new ManualTime();
    private final ManualNetwork network = new ManualNetwork(time);
    private final List<Action> done = new ArrayList<>();

    private static List<Action> endAtTick(Input input) {
        return input instanceof Input.Tick ? List.of(new Action.End()) : List.of();
    }

    @Test
    void waitsForTheTimerAndNotLonger() {
        ScriptedCore core = new ScriptedCore(Duration.ofMillis(700), LoopTests::endAtTick);
        new Loop(core, time, network, done::add).run();
        assertThat(core.inputs).containsExactly(new Input.Tick());
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void hearsWhatHasArrivedBeforeATimerThatIsOverdue() {
        ScriptedCore core = new ScriptedCore(Duration.ofMillis(700), LoopTests::endAtTick);
        time.advance(Duration.ofSeconds(15));
        network.arriving.add(new byte[] {1});
        new Loop(core, time, network, done::add).run();
        assertThat(core.inputs).hasSize(2);
        assertThat(core.inputs.get(0)).isInstanceOf(Input.Datagram.class);
    }

    @Test
    void doesActionsInOrderUntilTheEndAndNothingAfterIt() {
        Action.Log first = new Action.Log(Level.INFO, "first");
        Action.Log second = new Action.Log(Level.INFO, "second");
        ScriptedCore core = new ScriptedCore(
                Duration.ofDays(1), input -> List.of(first, new Action.PatWatchdog(), second, new Action.End()));
        Loop loop = new Loop(core, time, network, done::add);
        loop.post(new Input.Command(Input.Kind.STOP));
        loop.post(new Input.Command(Input.Kind.STANDBY));
        loop.run();
        assertThat(done).containsExactly(first, new Action.PatWatchdog(), second);
        assertThat(core.inputs).containsExactly(new Input.Command(Input.Kind.STOP));
    }

    @Test
    void aCoreWhoseTimerIsAlwaysPastDoesNotSpin() {
        List<Input> ticks = new ArrayList<>();
        Core core = new Core() {
            @Override
            public List<Action> on(Duration now, Input input) {
                ticks.add(input);
                return ticks.size() == 100 ? List.of(new Action.End()) : List.of();
            }

            @Override
            public Duration nextTimer() {
                return Duration.ZERO;
            }

            @Override
            public org.hadrill.controller.Status status(Duration now) {
                return ScriptedCore.STATUS;
            }
        };
        new Loop(core, time, network, done::add).run();
        assertThat(time.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(99));
    }

    @Test
    void aStuckCoreIsSaidAndDoesNotFillTheMemory() {
        Loop loop = new Loop(new ScriptedCore(Duration.ZERO, input -> List.of()), time, network, done::add);
        for (int i = 0; i < Loop.WAITING_MAX; i++) {
            loop.post(new Input.Tick());
        }
        assertThatThrownBy(() -> loop.post(new Input.Tick()))
                .hasMessageContaining("stuck")
                .hasMessageContaining("WAITING_MAX");
    }

    @Test
    void whatTheCoreThrowsEndsTheLoop() {
        Loop loop = new Loop(
                new ScriptedCore(Duration.ZERO, input -> {
                    throw new IllegalArgumentException("broken");
                }),
                time,
                network,
                done::add);
        assertThatThrownBy(loop::run).hasMessage("broken");
    }
}
