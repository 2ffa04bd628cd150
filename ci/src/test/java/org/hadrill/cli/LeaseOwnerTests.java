package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseOwnerTests {
    private final String own = LeaseOwner.of("run");

    @Test
    void thisProcessHasNotEnded() {
        assertThat(own).matches("[^:]+@[^:]+:run:\\d+:[0-9a-f]+");
        assertThat(LeaseOwner.ended(own)).isFalse();
    }

    @Test
    void aProcessOfThisMachineThatIsGoneHasEnded() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();

        assertThat(LeaseOwner.ended(own.replaceFirst(":\\d+:", ":" + gone.pid() + ":")))
                .isTrue();
    }

    /** Whether a process of another machine, or of another container, lives is not to be seen here. */
    @Test
    void nothingIsKnownOfOthers() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        String here = own.replaceFirst(":\\d+:", ":" + gone.pid() + ":");

        assertThat(LeaseOwner.ended(here.replaceFirst("[^:]+$", "0"))).isFalse();
        assertThat(LeaseOwner.ended("alice")).isFalse();
        assertThat(LeaseOwner.ended("bob@runner:77:run:1")).isFalse();
    }
}
