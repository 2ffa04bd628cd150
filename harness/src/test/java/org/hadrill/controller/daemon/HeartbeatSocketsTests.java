package org.hadrill.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.controller.config.HaConfig.HeartbeatPath;
import org.hadrill.time.SystemTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real datagrams, in a part of the loopback net that is this process's own. */
class HeartbeatSocketsTests {
    private static final int PORT = 16_695;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SystemTime time = new SystemTime();
    private final LogLines lines = new LogLines();
    private final List<HeartbeatSockets> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(HeartbeatSockets::close);
        lines.log.close();
    }

    private static String address(int host) {
        long pid = ProcessHandle.current().pid();
        return "127." + (100 + (pid >> 16 & 63)) + "." + (pid >> 8 & 255) + "." + ((pid & 31) * 8 + host);
    }

    private static List<HeartbeatPath> paths() {
        return List.of(
                new HeartbeatPath("eth2", Optional.of(address(1))),
                new HeartbeatPath("eth2", Optional.of(address(2))),
                new HeartbeatPath("eth0", Optional.of(address(3))),
                new HeartbeatPath("eth0", Optional.of(address(4))));
    }

    private HeartbeatSockets sockets(Map<String, String> own) throws IOException {
        HeartbeatSockets sockets = new HeartbeatSockets(Card.of(paths(), own), PORT, time, lines.log);
        open.add(sockets);
        sockets.start();
        return sockets;
    }

    private List<String> arrivals(HeartbeatSockets sockets, int count) {
        List<String> all = new ArrayList<>();
        Duration end = time.elapsed().plus(PATIENCE);
        while (all.size() < count && time.elapsed().compareTo(end) < 0) {
            sockets.await(
                    Duration.ofSeconds(1),
                    (iface, bytes) -> all.add(iface + " " + new String(bytes, StandardCharsets.UTF_8)));
        }
        return all;
    }

    @Test
    void aDatagramGoesToThePeerOnEveryPathAndItsCardIsTold() throws IOException {
        HeartbeatSockets one = sockets(Map.of("eth2", address(1), "eth0", address(3)));
        HeartbeatSockets two = sockets(Map.of("eth2", address(2), "eth0", address(4)));
        one.send("hello".getBytes(StandardCharsets.UTF_8));
        assertThat(arrivals(two, 2)).containsExactlyInAnyOrder("eth2 hello", "eth0 hello");
        two.send("you".getBytes(StandardCharsets.UTF_8));
        assertThat(arrivals(one, 2)).containsExactlyInAnyOrder("eth2 you", "eth0 you");
    }

    @Test
    void aCardThatIsMissingIsSaidOnceAndTheOtherPathWorks() throws IOException {
        HeartbeatSockets one = new HeartbeatSockets(
                Card.of(
                        List.of(
                                new HeartbeatPath("nocard0", Optional.of("192.0.2.2")),
                                new HeartbeatPath("nocard1", Optional.empty()),
                                new HeartbeatPath("eth2", Optional.of(address(2)))),
                        Map.of("eth2", address(1))),
                PORT,
                time,
                lines.log);
        open.add(one);
        one.start();
        HeartbeatSockets two = sockets(Map.of("eth2", address(2), "eth0", address(4)));
        one.send("hello".getBytes(StandardCharsets.UTF_8));
        assertThat(arrivals(two, 1)).containsExactly("eth2 hello");
        assertThat(lines.all().stream().filter(l -> l.contains("there is no card nocard0")))
                .hasSize(1);
        assertThat(lines.lines).anyMatch(l -> l.contains("there is no card nocard1"));
    }

    @Test
    void waitingEndsWhenItIsWokenUp() throws IOException {
        HeartbeatSockets one = sockets(Map.of("eth2", address(1), "eth0", address(3)));
        one.wakeUp();
        one.await(Duration.ofDays(1), (iface, bytes) -> {});
        assertThat(time.elapsed()).isLessThan(Duration.ofDays(1));
    }

    @Test
    void aDatagramOfAnotherSizeThanAMessagesIsCut() throws IOException {
        HeartbeatSockets one = sockets(Map.of("eth2", address(1), "eth0", address(3)));
        HeartbeatSockets two = sockets(Map.of("eth2", address(2), "eth0", address(4)));
        one.send(new byte[HeartbeatSockets.DATAGRAM_MAX + 1000]);
        List<Integer> sizes = new ArrayList<>();
        Duration end = time.elapsed().plus(PATIENCE);
        while (sizes.isEmpty() && time.elapsed().compareTo(end) < 0) {
            two.await(Duration.ofSeconds(1), (iface, bytes) -> sizes.add(bytes.length));
        }
        assertThat(sizes).isNotEmpty().allMatch(size -> size == HeartbeatSockets.DATAGRAM_MAX);
    }

    @Test
    void theCardsOwnAddressIsFoundAndNotSentTo() throws IOException {
        Card.Binding binding = new Card("lo", false, List.of("192.0.2.7", "127.0.0.1"), Optional.empty()).look();
        assertThat(binding.local().getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(binding.destinations()).hasSize(1);
        assertThat(binding.destinations().get(0).getHostAddress()).isEqualTo("192.0.2.7");
    }
}
