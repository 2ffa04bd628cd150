package org.hadrill.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.CommandResult.Completed;
import org.hadrill.remote.CommandResult.Unreachable;
import org.hadrill.remote.RemoteException;
import org.hadrill.remote.RemoteHost;
import org.junit.jupiter.api.Test;

class NodeVersionsTests {
    /** As bash of Debian 12 says it: kernel 6.1.0-40-cloud-amd64, DRBD of that kernel, Heartbeat 3.0.6. */
    private static final String BOOKWORM = """
            kernel 6.1.0-40-cloud-amd64
            kernel-build #1 SMP PREEMPT_DYNAMIC Debian 6.1.153-1 (2025-09-20)
            DRBD 8.4.11
            heartbeat 1:3.0.6-13
            """;

    @Test
    void eachNodeSaysItsOwn() throws InterruptedException {
        NodeVersions versions =
                NodeVersions.read(List.of(new Says("m2", BOOKWORM.replace("-40-", "-44-")), new Says("m1", BOOKWORM)));

        assertThat(versions.byNode().keySet()).containsExactly("m1", "m2");
        assertThat(versions.byNode().get("m1"))
                .containsEntry("kernel", "6.1.0-40-cloud-amd64")
                .containsEntry("kernel-build", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.153-1 (2025-09-20)")
                .containsEntry("DRBD", "8.4.11")
                .containsEntry("heartbeat", "1:3.0.6-13");
        assertThat(versions.byNode().get("m2")).containsEntry("kernel", "6.1.0-44-cloud-amd64");
        assertThat(versions.missing()).isEmpty();
    }

    @Test
    void whatIsNotInstalledIsNotClaimed() throws InterruptedException {
        NodeVersions versions =
                NodeVersions.read(List.of(new Says("m1", "kernel 6.1\nkernel-build #1\nDRBD \nheartbeat \n")));

        assertThat(versions.byNode().get("m1")).containsOnlyKeys("kernel", "kernel-build");
    }

    @Test
    void aNodeThatDoesNotAnswerIsLeftOutAndNamed() throws InterruptedException {
        NodeVersions versions = NodeVersions.read(List.of(new Says("m1", BOOKWORM), new Says("m2", "")));

        assertThat(versions.byNode()).containsOnlyKeys("m1");
        assertThat(versions.missing()).containsExactly("the versions of m2 are not known: m2: connection refused");
    }

    @Test
    void aNodeThatCameUpWithAnotherKernelHasBoth() throws InterruptedException {
        NodeVersions before = NodeVersions.read(List.of(new Says("m1", BOOKWORM), new Says("m2", BOOKWORM)));
        NodeVersions after =
                NodeVersions.read(List.of(new Says("m1", BOOKWORM.replace("-40-", "-44-")), new Says("m2", BOOKWORM)));

        Map<String, Map<String, String>> both = before.then(after).byNode();

        assertThat(both.get("m1")).containsEntry("kernel", "6.1.0-40-cloud-amd64, then 6.1.0-44-cloud-amd64");
        assertThat(both.get("m1")).containsEntry("DRBD", "8.4.11");
        assertThat(both.get("m2")).isEqualTo(before.byNode().get("m2"));
    }

    /** Says {@code output} to everything; does not answer where there is none. */
    private record Says(String name, String output) implements RemoteHost {
        @Override
        public CommandResult run(String command, Duration limit) {
            return output.isEmpty()
                    ? new Unreachable(name, command, "connection refused")
                    : new Completed(name, command, 0, output, "");
        }

        @Override
        public CommandResult run(String command, byte[] input, Duration limit) {
            return run(command, limit);
        }

        @Override
        public LineStream stream(String command, Consumer<String> lines) throws RemoteException {
            throw new RemoteException(name, "no streams here");
        }

        @Override
        public void close() {}
    }
}
