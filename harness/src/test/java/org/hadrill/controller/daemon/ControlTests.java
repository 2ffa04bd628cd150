package org.hadrill.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.hadrill.controller.Action;
import org.hadrill.controller.Input;
import org.hadrill.time.SystemTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final SystemTime time = new SystemTime();
    private final LogLines lines = new LogLines();
    private final ScriptedCore core = new ScriptedCore(
            Duration.ofDays(1),
            input -> input.equals(new Input.Command(Input.Kind.STOP)) ? List.of(new Action.End()) : List.of());
    private Path socket;

    /** Nothing ever arrives; waking up works. */
    private final class SilentNetwork implements Network {
        private boolean woken;

        @Override
        public void send(byte[] datagram) {
            throw new AssertionError("nothing is to be sent");
        }

        @Override
        public synchronized void await(Duration limit, BiConsumer<String, byte[]> arrived) {
            try {
                if (!woken) {
                    wait(PATIENCE.toMillis());
                }
                woken = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public synchronized void wakeUp() {
            woken = true;
            notifyAll();
        }
    }

    @BeforeEach
    void serve() throws IOException {
        socket = folder.resolve("control");
        Files.createFile(socket);
        Loop loop = new Loop(core, time, new SilentNetwork(), action -> {});
        ControlServer server = new ControlServer(socket, loop, lines.log);
        server.start();
        Thread thread = new Thread(() -> {
            loop.run();
            server.close();
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void statusIsAskedForAsTextAndAsJson() throws IOException {
        assertThat(ControlClient.ask(socket, ControlCommand.STATUS, PATIENCE))
                .isEqualTo(StatusText.of(ScriptedCore.STATUS));
        assertThat(ControlClient.ask(socket, ControlCommand.STATUS_JSON, PATIENCE))
                .isEqualTo(StatusJson.of(ScriptedCore.STATUS));
    }

    @Test
    void wishesReachTheCoreAndStopIsAnsweredAtTheEnd() throws IOException {
        assertThat(ControlClient.ask(socket, ControlCommand.STANDBY, PATIENCE)).isEqualTo("asked for\n");
        assertThat(ControlClient.ask(socket, ControlCommand.TAKEOVER, PATIENCE)).isEqualTo("asked for\n");
        assertThat(ControlClient.ask(socket, ControlCommand.STOP, PATIENCE)).isEqualTo("stopped\n");
        assertThat(core.inputs)
                .containsExactly(
                        new Input.Command(Input.Kind.STANDBY),
                        new Input.Command(Input.Kind.TAKEOVER),
                        new Input.Command(Input.Kind.STOP));
        assertThat(socket).doesNotExist();
        assertThatThrownBy(() -> ControlClient.ask(socket, ControlCommand.STATUS, PATIENCE))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aClientThatSaysNothingDoesNotKeepOthersOut() throws IOException {
        try (SocketChannel silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.connect(UnixDomainSocketAddress.of(socket));
            assertThat(ControlClient.ask(socket, ControlCommand.STATUS, PATIENCE))
                    .startsWith("m1: controller runs");
        }
        assertThat(lines.all()).anyMatch(l -> l.contains("no answer within"));
    }

    @Test
    void nonsenseIsAnsweredAsSuch() throws IOException {
        try (Conversation client = Conversation.with(socket)) {
            client.write("reboot\n");
            assertThat(client.all(PATIENCE)).isEqualTo("unknown command\n");
        }
        assertThat(core.inputs).isEmpty();
    }
}
