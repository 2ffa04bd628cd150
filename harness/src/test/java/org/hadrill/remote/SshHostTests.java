package org.hadrill.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hadrill.cluster.Inventory;
import org.hadrill.time.SystemTime;
import org.hadrill.time.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SshHostTests {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final TimeSource time = new SystemTime();
    private LoopbackSshd sshd;
    private SshHost host;

    @BeforeEach
    void startServer() throws Exception {
        sshd = new LoopbackSshd(directory);
        host = new SshHost("m1", sshd.ssh(), time);
    }

    @AfterEach
    void stopServer() throws Exception {
        host.close();
        sshd.close();
    }

    @Test
    void runsACommandAndKeepsBothOutputsAndTheExitCode() throws Exception {
        CommandResult result = host.run("echo out; echo err >&2; exit 3", LIMIT);

        assertThat(result)
                .isEqualTo(new CommandResult.Completed("m1", "echo out; echo err >&2; exit 3", 3, "out\n", "err\n"));
        assertThat(result.ok()).isFalse();
    }

    @Test
    void handsInputToTheCommandAndThenEndsIt() throws Exception {
        byte[] input = "first\nsecond".getBytes(StandardCharsets.UTF_8);

        assertThat(host.run("cat", input, LIMIT).output()).isEqualTo("first\nsecond");
    }

    @Test
    void givesCommandsWithoutInputAnEmptyOne() throws Exception {
        assertThat(host.run("cat; echo done", LIMIT).output()).isEqualTo("done\n");
    }

    @Test
    void handsOverInputLargerThanTheWindowToAReaderThatIsLate() throws Exception {
        byte[] input = new byte[5 << 20];

        assertThat(host.run("sleep 0.3; wc -c", input, LIMIT).output().strip()).isEqualTo("" + input.length);
    }

    @Test
    void endsWithACommandThatDoesNotReadItsInput() throws Exception {
        byte[] input = new byte[5 << 20];

        assertThat(host.run("exit 4", input, LIMIT)).isEqualTo(new CommandResult.Completed("m1", "exit 4", 4, "", ""));
        assertThat(time.elapsed()).isLessThan(SshConnection.ANSWER_LIMIT);
    }

    @Test
    void opensAnotherConnectionWhereTheServerLimitsTheSessions() throws Exception {
        sshd.limitSessions(1);
        CompletableFuture<CommandResult> first = CompletableFuture.supplyAsync(() -> {
            try {
                return host.run("sleep 1; echo first", LIMIT);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(host.run("echo second", LIMIT).output()).isEqualTo("second\n");
        assertThat(host.run("echo third", LIMIT).output()).isEqualTo("third\n");
        assertThat(first.get(20, TimeUnit.SECONDS).output()).isEqualTo("first\n");
    }

    @Test
    void keepsNulBytesAndReplacesWhatIsNoUtf8() throws Exception {
        assertThat(host.run("printf 'a\\000b\\377\\303\\244'", LIMIT).output()).isEqualTo("a\0b\ufffd\u00e4");
    }

    @Test
    void cutsOutputAtTheLimitAndStillSeesTheEnd() throws Exception {
        CommandResult result = host.run("head -c 5000000 /dev/zero; exit 7", LIMIT);

        assertThat(result).isInstanceOfSatisfying(CommandResult.Completed.class, completed -> {
            assertThat(completed.stdout()).hasSize(RemoteHost.OUTPUT_LIMIT);
            assertThat(completed.exitCode()).isEqualTo(7);
        });
    }

    @Test
    void endsAHungCommandAtItsLimitAndServesTheNext() throws Exception {
        host.run("true", LIMIT);
        Duration limit = Duration.ofMillis(300);

        assertThat(host.run("sleep 30", limit)).isEqualTo(new CommandResult.TimedOut("m1", "sleep 30", limit));
        assertThat(time.elapsed()).isLessThan(Duration.ofSeconds(20));
        assertThat(host.run("echo next", LIMIT).output()).isEqualTo("next\n");
    }

    @Test
    void refusesAnotherHostKeyAndNamesBothAndTheSetting() throws Exception {
        Inventory.Ssh right = sshd.ssh();
        String other = LoopbackSshd.publicLine(LoopbackSshd.newKey());
        Inventory.Ssh wrong = new Inventory.Ssh(right.address(), right.port(), right.user(), right.keyFile(), other);
        try (SshHost stranger = new SshHost("m1", wrong, time)) {
            String sentence = "the host key at 127.0.0.1:" + sshd.port() + " is "
                    + KnownHostKey.parse(right.knownHostKey()) + ", the inventory knows " + KnownHostKey.parse(other)
                    + ": not connecting. If it was reinstalled, 'hadrill inventory trust FILE' shows the new key and records it as"
                    + " nodes.m1.ssh.known-host-key";

            assertThat(stranger.run("true", LIMIT)).isEqualTo(new CommandResult.Unreachable("m1", "true", sentence));
            assertThatThrownBy(() -> stranger.stream("true", line -> {}))
                    .isInstanceOf(RemoteException.class)
                    .hasMessage("m1: " + sentence);
        }
    }

    @Test
    void saysWhichUserAndKeyWereRefused() throws Exception {
        Inventory.Ssh right = sshd.ssh();
        Path otherKey = LoopbackSshd.writeKey(LoopbackSshd.newKey(), directory.resolve("other"));
        Inventory.Ssh wrong = new Inventory.Ssh(
                right.address(), right.port(), right.user(), otherKey.toString(), right.knownHostKey());
        try (SshHost stranger = new SshHost("observer", wrong, time)) {
            assertThat(stranger.run("true", LIMIT).describe())
                    .isEqualTo("observer: 127.0.0.1:" + sshd.port() + " does not let user tester in with the key "
                            + otherKey + ": check observer.ssh.user, observer.ssh.key and the authorized keys of"
                            + " that user there");
        }
    }

    @Test
    void saysThatAKeyFileIsMissing() throws Exception {
        Inventory.Ssh right = sshd.ssh();
        Inventory.Ssh wrong = new Inventory.Ssh(
                right.address(), right.port(), right.user(), directory + "/none", right.knownHostKey());
        try (SshHost stranger = new SshHost("m1", wrong, time)) {
            assertThat(stranger.run("true", LIMIT).describe())
                    .isEqualTo("m1: the key file " + directory + "/none cannot be read: check nodes.m1.ssh.key");
        }
    }

    @Test
    void saysThatNothingListens() throws Exception {
        sshd.stop();

        assertThat(host.run("true", LIMIT).describe())
                .isEqualTo("m1: nothing answers at 127.0.0.1:" + sshd.port()
                        + " (Connection refused): is the host up, and its SSH server?");
    }

    @Test
    void saysThatAServerIsSilentWithinTheCallersLimit() throws Exception {
        try (StallingProxy proxy = new StallingProxy(sshd.port())) {
            proxy.fallSilent();
            try (SshHost silent = new SshHost("m1", sshd.ssh(proxy.port()), time)) {
                assertThat(silent.run("true", Duration.ofMillis(200)).describe())
                        .isEqualTo("m1: no connection to 127.0.0.1:" + proxy.port() + " within 200 ms");
                assertThat(silent.run("true", LIMIT).describe())
                        .contains("127.0.0.1:" + proxy.port())
                        .contains("5000 ms (CONNECT_LIMIT)");
            }
        }
    }

    @Test
    void noticesAHostThatFellSilentByItsMissingKeepAlives() throws Exception {
        try (StallingProxy proxy = new StallingProxy(sshd.port());
                SshHost behind = new SshHost("m1", sshd.ssh(proxy.port()), time)) {
            BlockingQueue<String> lines = new LinkedBlockingQueue<>();
            RemoteHost.LineStream stream = behind.stream("echo begin; cat", lines::add);
            assertThat(take(lines)).isEqualTo("begin");
            behind.run("true", LIMIT);

            Duration silentFrom = time.elapsed();
            proxy.fallSilent();

            assertThat(behind.run("echo lost", LIMIT).describe()).contains("keep-alive");
            assertThat(time.await(() -> !stream.alive(), Duration.ofSeconds(5), Duration.ofMillis(20)))
                    .isTrue();
            assertThat(time.elapsed().minus(silentFrom)).isLessThan(Duration.ofMillis(4500));
            assertThat(stream.reason()).contains("keep-alive");
        }
    }

    @Test
    void connectsAgainAfterTheServerWasRestarted() throws Exception {
        assertThat(host.run("echo before", LIMIT).output()).isEqualTo("before\n");
        sshd.stop();
        sshd.start();

        assertThat(host.run("echo after", LIMIT).output()).isEqualTo("after\n");
    }

    @Test
    void deliversLinesAsTheyAreWritten() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (RemoteHost.LineStream stream =
                host.stream("echo ready; while read -r x; do echo \"got $x\"; done", lines::add)) {
            assertThat(take(lines)).isEqualTo("ready");
            stream.write("one");
            assertThat(take(lines)).isEqualTo("got one");
            stream.write("two");
            assertThat(take(lines)).isEqualTo("got two");
            assertThat(stream.alive()).isTrue();
            assertThat(stream.reason()).isEmpty();
        }
    }

    @Test
    void runsCommandsWhileAStreamIsOpen() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (RemoteHost.LineStream stream = host.stream("while read -r x; do echo \"got $x\"; done", lines::add)) {
            for (int i = 0; i < 5; i++) {
                assertThat(host.run("echo " + i, LIMIT).output()).isEqualTo(i + "\n");
                stream.write("line " + i);
                assertThat(take(lines)).isEqualTo("got line " + i);
            }
        }
    }

    @Test
    void tellsWhyAStreamEnded() throws Exception {
        RemoteHost.LineStream stream = host.stream("echo 'no such device' >&2; exit 5", line -> {});

        assertThat(time.await(() -> !stream.alive(), LIMIT, Duration.ofMillis(10)))
                .isTrue();
        assertThat(stream.reason()).isEqualTo("the command ended with 5: no such device");
        assertThatThrownBy(() -> stream.write("x"))
                .isInstanceOf(RemoteException.class)
                .hasMessage("m1: cannot write to the command: the command ended with 5: no such device");
    }

    @Test
    void endsAStreamWhoseServerIsGone() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        RemoteHost.LineStream stream = host.stream("echo begin; cat", lines::add);
        assertThat(take(lines)).isEqualTo("begin");

        sshd.stop();

        assertThat(time.await(() -> !stream.alive(), LIMIT, Duration.ofMillis(10)))
                .isTrue();
        assertThat(stream.reason()).startsWith("the connection broke: ");
    }

    @Test
    void endsAStreamWhoseReceiverFails() throws Exception {
        RemoteHost.LineStream stream = host.stream("echo begin; cat", line -> {
            throw new IllegalStateException("disk full");
        });

        assertThat(time.await(() -> !stream.alive(), LIMIT, Duration.ofMillis(10)))
                .isTrue();
        assertThat(stream.reason()).contains("disk full");
    }

    @Test
    void endsTheRemoteCommandWithItsStream() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        RemoteHost.LineStream stream = host.stream("echo $$; exec sleep 60", lines::add);
        String pid = take(lines);

        stream.close();

        assertThat(stream.alive()).isFalse();
        assertThat(stream.reason()).isEqualTo("closed");
        assertThat(time.await(
                        () -> ProcessHandle.of(Long.parseLong(pid))
                                .map(p -> !p.isAlive())
                                .orElse(true),
                        LIMIT,
                        Duration.ofMillis(20)))
                .isTrue();
    }

    @Test
    void obeysAnInterruptAtOnce() throws Exception {
        host.run("true", LIMIT);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                host.run("sleep 30", LIMIT);
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        caller.start();
        caller.interrupt();

        assertThat(interrupted.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(host.run("echo still", LIMIT).output()).isEqualTo("still\n");
    }

    @Test
    void closesItsStreamsWithItself() throws Exception {
        RemoteHost.LineStream stream = host.stream("cat", line -> {});

        host.close();

        assertThat(stream.reason()).isEqualTo("closed");
    }

    @Test
    void refusesToWriteToACommandThatDoesNotRead() throws Exception {
        try (RemoteHost.LineStream stream = host.stream("sleep 1", line -> {})) {
            assertThatThrownBy(() -> {
                        String line = "x".repeat(64 << 10);
                        for (int i = 0; i < 100; i++) {
                            stream.write(line);
                        }
                    })
                    .isInstanceOf(RemoteException.class)
                    .hasMessage("m1: cannot write to the command: it does not read its input");
        }
    }

    @Test
    void isUnreachableOnceClosed() throws Exception {
        host.close();

        assertThat(host.run("true", LIMIT).describe()).isEqualTo("m1: hadrill has closed its access to this host");
    }

    @Test
    void refusesAnInventoryWithoutAHostKey() {
        assertThatThrownBy(() -> new SshHost("m1", new Inventory.Ssh("h", 22, "root", "k", "ssh-ed25519 oops"), time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nodes.m1.ssh.known-host-key: not an OpenSSH public key line such as 'ssh-ed25519 AAAA...':"
                        + " 'ssh-ed25519 oops'");
    }

    private static String take(BlockingQueue<String> lines) throws InterruptedException {
        String line = lines.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return line == null ? "no line within " + LIMIT : line;
    }
}
