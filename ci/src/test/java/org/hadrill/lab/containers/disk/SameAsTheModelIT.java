package org.hadrill.lab.containers.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.hadrill.cli.Need;
import org.hadrill.cli.Requires;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The stand-in and the simulated lab's model of DRBD, which is held against recordings of the real one: whatever happens, both come
 * to the same states, answer commands with the same codes and have the same records.
 */
@Requires(Need.NAMESPACES)
@Timeout(120)
class SameAsTheModelIT {
    private static final int STEPS = 14;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void comesToTheSameStates(long seed) throws Exception {
        SplittableRandom dice = new SplittableRandom(seed);
        ModelPair model = new ModelPair(seed);
        List<String> story = new ArrayList<>();
        try (StandInPair pair = StandInPair.running(folder)) {
            for (int i = 0; i < STEPS; i++) {
                Step step = Step.draw(dice, model);
                story.add(step.toString());
                int expected = step.onModel(model, i + 1);
                int code = step.onStandIn(pair, i + 1);
                assertThat(code).as("exit code after %s", story).isEqualTo(expected);
                for (int node = 0; node < 2; node++) {
                    StandInNode real = node == 0 ? pair.m1 : pair.m2;
                    if (model.on(node)) {
                        assertThat(real.becomes(model.state(node)))
                                .as("%s after %s", node, story)
                                .isEqualTo(model.state(node));
                    }
                    assertThat(real.records())
                            .as("records on %s after %s", node, story)
                            .isEqualTo(model.records(node));
                }
            }
        }
    }

    /** What can happen to one of two nodes, or to their cable. */
    private record Step(What what, int node) {
        private enum What {
            CABLE,
            POWER,
            PRIMARY,
            SECONDARY,
            WRITE,
            DISCONNECT,
            CONNECT,
            DISCARD,
            OUTDATE
        }

        /** A step that makes sense as things stand, if only for being refused. */
        static Step draw(SplittableRandom dice, ModelPair model) {
            int node = dice.nextInt(2);
            int number = dice.nextInt(100);
            if (number < 18) {
                return new Step(What.CABLE, node);
            }
            if (number < 30 || !model.on(node)) {
                return new Step(What.POWER, node);
            }
            What[] commands = {
                What.PRIMARY,
                What.PRIMARY,
                What.PRIMARY,
                What.SECONDARY,
                What.WRITE,
                What.WRITE,
                What.DISCONNECT,
                What.CONNECT,
                What.CONNECT,
                What.DISCARD,
                What.OUTDATE
            };
            return new Step(commands[dice.nextInt(commands.length)], node);
        }

        int onModel(ModelPair model, int number) {
            return switch (what) {
                case CABLE -> model.cable();
                case POWER -> model.power(node);
                case PRIMARY -> model.run(model.side(node)::primary);
                case SECONDARY -> model.run(model.side(node)::secondary);
                case WRITE -> model.write(node, number);
                case DISCONNECT -> model.run(model.side(node)::disconnect);
                case CONNECT -> model.run(model.side(node)::connect);
                case DISCARD -> model.run(model.side(node)::connectDiscardMyData);
                case OUTDATE -> model.run(model.side(node)::outdate);
            };
        }

        int onStandIn(StandInPair pair, int number) throws Exception {
            StandInNode on = node == 0 ? pair.m1 : pair.m2;
            switch (what) {
                case CABLE -> pair.cable(!pair.cableIn());
                case POWER -> {
                    if (on.on()) {
                        pair.powerOff(on);
                    } else {
                        pair.powerOn(on);
                    }
                }
                default -> {
                    return on.drbdadm(words(number)).exitCode();
                }
            }
            return 0;
        }

        private String[] words(int number) {
            List<String> words = switch (what) {
                case WRITE -> List.of("write", Integer.toString(number));
                case DISCARD -> List.of("--", "--discard-my-data", "connect", "r0");
                default -> Arrays.asList(what.name().toLowerCase(Locale.ROOT), "r0");
            };
            return words.toArray(String[]::new);
        }

        @Override
        public String toString() {
            return what + (what == What.CABLE ? "" : " m" + (node + 1));
        }
    }
}
