package org.hadrill.controller.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Action;
import org.hadrill.controller.Core;
import org.hadrill.controller.Input;
import org.hadrill.controller.Status;

/** Remembers its inputs and answers as a test says. */
final class ScriptedCore implements Core {
    static final Status STATUS = new Status(
            new NodeName("m1"),
            new NodeName("m2"),
            Duration.ofMillis(61_500),
            Status.PeerState.ALIVE,
            Map.of(
                    "eth2", new Status.Link(true, Optional.of(Duration.ofMillis(61_400))),
                    "eth0", new Status.Link(false, Optional.empty())),
            List.of(new Status.Group(
                    "drbddisk::r0",
                    new NodeName("m1"),
                    Status.GroupState.HELD,
                    Optional.of(Status.GroupState.RELEASED))),
            Map.of("forged", 3L),
            List.of("0.100 s INFO: said \"so\"\t\\"));

    final List<Input> inputs = Collections.synchronizedList(new ArrayList<>());
    private final Function<Input, List<Action>> answer;
    private Duration timer;

    ScriptedCore(Duration timer, Function<Input, List<Action>> answer) {
        this.timer = timer;
        this.answer = answer;
    }

    @Override
    public List<Action> on(Duration now, Input input) {
        inputs.add(input);
        if (input instanceof Input.Tick) {
            timer = Duration.ofDays(1);
        }
        return answer.apply(input);
    }

    @Override
    public Duration nextTimer() {
        return timer;
    }

    @Override
    public Status status(Duration now) {
        return STATUS;
    }
}
