package org.hadrill.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hadrill.controller.Input.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is cut, killed, frozen or commanded in whatever order: with STONITH no resource ever runs on both nodes. */
class RandomSchedulesTests {
    private static final int SCHEDULES = 300;
    private static final int FAULTS = 8;
    private static final List<String> LINKS = List.of("m1.eth0", "m1.eth2", "m2.eth0", "m2.eth2");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noResourceRunsTwiceAndTheServiceComesBack(long seed) {
        for (int i = 0; i < SCHEDULES; i++) {
            schedule(new Random(seed * SCHEDULES + i), "seed " + seed + ", schedule " + i);
        }
    }

    private static void schedule(Random random, String name) {
        Duel duel = Duel.settled(Duel.config(List.of("eth2", "eth0"), true, false));
        duel.monitor = Duration.ofSeconds(5);
        for (int i = 0; i < FAULTS; i++) {
            disturb(duel, random);
            watch(duel, random.nextInt(20_000), name);
        }
        duel.mend();
        duel.bmcsAnswer = true;
        duel.nodes.values().forEach(RandomSchedulesTests::revive);
        watch(duel, 120_000, name);
        assertThat(duel.m1().serves() || duel.m2().serves())
                .as(name + " ends with the service somewhere:\n" + String.join("\n", duel.log))
                .isTrue();
    }

    private static void revive(Duel.Node node) {
        if (node.frozen) {
            node.thaw();
        }
        if (!node.on || node.controller == null) {
            node.on = true;
            node.start();
        }
    }

    private static void disturb(Duel duel, Random random) {
        Duel.Node node = random.nextBoolean() ? duel.m1() : duel.m2();
        switch (random.nextInt(11)) {
            case 0, 1, 2 -> duel.cut(LINKS.get(random.nextInt(LINKS.size())));
            case 3 -> duel.mend();
            case 4 -> node.powerOff();
            case 5 -> revive(node);
            case 6 -> node.kill();
            case 7 -> duel.bmcsAnswer = random.nextBoolean();
            case 8 -> node.command(Kind.values()[random.nextInt(Kind.values().length)]);
            case 9 -> node.frozen = node.controller != null;
            default -> duel.lossy = random.nextBoolean();
        }
    }

    private static void watch(Duel duel, int ms, String name) {
        for (int passed = 0; passed < ms; passed += 100) {
            duel.pass(Duration.ofMillis(100));
            Set<String> twice = new TreeSet<>(duel.m1().running);
            twice.retainAll(duel.m2().running);
            assertThat(twice)
                    .as(name + ": running on both nodes at " + duel.now() + "\n" + String.join("\n", duel.log))
                    .isEmpty();
        }
    }
}
