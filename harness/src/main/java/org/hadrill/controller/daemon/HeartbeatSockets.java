package org.hadrill.controller.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.hadrill.controller.daemon.Card.Binding;
import org.hadrill.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket for each card, bound to the card's own address (so it tells by which card a datagram came) or to its
 * broadcast address. A thread of its own opens them, and looks at each card once in {@link #RETRY}: a card that is missing,
 * down or renumbered ends nothing.
 */
final class HeartbeatSockets implements Network, AutoCloseable {
    /** How often cards are looked at. */
    static final Duration RETRY = Duration.ofSeconds(1);

    /** Longest datagram taken, in bytes; of a longer one the rest is cut, and what is left is no message. */
    static final int DATAGRAM_MAX = 16 * 1024;

    /** Datagrams taken from a card before the other cards and the timers have their turn. */
    static final int TURN_MAX = 64;

    private static final class Socket {
        final Card card;
        volatile @Nullable DatagramChannel channel;
        volatile List<InetSocketAddress> destinations = List.of();

        @Nullable
        Binding binding;

        boolean troubled;

        Socket(Card card) {
            this.card = card;
        }
    }

    private final int port;
    private final TimeSource time;
    private final DaemonLog log;
    private final LimitedLog limited;
    private final Selector selector;
    private final List<Socket> sockets = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(DATAGRAM_MAX);
    private volatile boolean closed;

    HeartbeatSockets(List<Card> cards, int port, TimeSource time, DaemonLog log) throws IOException {
        this.port = port;
        this.time = time;
        this.log = log;
        this.limited = new LimitedLog(log, time);
        this.selector = Selector.open();
        cards.forEach(card -> sockets.add(new Socket(card)));
    }

    /** Opens what can be opened now, and goes on looking after all in a thread of its own. */
    void start() {
        sockets.forEach(this::lookAfter);
        Thread thread = new Thread(this::lookAfterAll, "cards");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void send(byte[] datagram) {
        for (Socket socket : sockets) {
            DatagramChannel channel = socket.channel;
            if (channel == null) {
                continue;
            }
            for (InetSocketAddress to : socket.destinations) {
                try {
                    if (channel.send(ByteBuffer.wrap(datagram), to) == 0) {
                        limited.warn("full " + to, "cannot send on " + socket.card.iface() + ": its queue is full");
                    }
                } catch (IOException e) {
                    limited.warn(
                            "send " + to,
                            "cannot send on " + socket.card.iface() + " to " + to.getHostString() + ": "
                                    + e.getMessage());
                }
            }
        }
    }

    @Override
    public void await(Duration limit, BiConsumer<String, byte[]> arrived) {
        try {
            if (limit.isNegative() || limit.isZero()) {
                selector.selectNow(key -> receive(key, arrived));
            } else {
                // Rounded up: woken before the timer, the loop would spin for the rest.
                selector.select(
                        key -> receive(key, arrived), limit.plusNanos(999_999).toMillis());
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot wait for datagrams", e);
        }
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    /** By the thread of {@link #await}, when it waits no more. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            for (Socket socket : sockets) {
                DatagramChannel channel = socket.channel;
                if (channel != null) {
                    channel.close();
                }
            }
            selector.close();
        } catch (IOException e) {
            log.info("cannot close the heartbeat sockets: " + e.getMessage());
        }
    }

    private void receive(SelectionKey key, BiConsumer<String, byte[]> arrived) {
        Socket socket = (Socket) key.attachment();
        DatagramChannel channel = (DatagramChannel) key.channel();
        try {
            for (int i = 0; i < TURN_MAX && channel.receive(in.clear()) != null; i++) {
                byte[] bytes = new byte[in.flip().remaining()];
                in.get(bytes);
                arrived.accept(socket.card.iface(), bytes);
            }
        } catch (IOException e) {
            limited.warn(
                    "receive " + socket.card.iface(),
                    "cannot receive on " + socket.card.iface() + ": " + e.getMessage());
        }
    }

    private void lookAfterAll() {
        try {
            while (!closed) {
                time.sleep(RETRY);
                sockets.forEach(this::lookAfter);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void lookAfter(Socket socket) {
        if (closed) {
            return;
        }
        try {
            Binding wanted = socket.card.look();
            if (!wanted.equals(socket.binding)) {
                open(socket, wanted);
            }
            socket.troubled = false;
        } catch (IOException e) {
            if (!socket.troubled) {
                socket.troubled = true;
                log.warn("heartbeat path " + socket.card.iface() + ": " + e.getMessage() + "; tried again every "
                        + RETRY.toSeconds() + " s");
            }
        }
    }

    private void open(Socket socket, Binding wanted) throws IOException {
        DatagramChannel old = socket.channel;
        if (old != null) {
            socket.channel = null;
            socket.binding = null;
            old.close();
        }
        InetSocketAddress local = new InetSocketAddress(wanted.local(), port);
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_BROADCAST, socket.card.broadcast());
            channel.configureBlocking(false);
            channel.bind(local);
            channel.register(selector, SelectionKey.OP_READ, socket);
        } catch (IOException e) {
            channel.close();
            throw new IOException(
                    "cannot listen at " + local.getHostString() + ":" + port + " (" + e.getMessage() + ")", e);
        }
        socket.destinations = wanted.destinations().stream()
                .map(to -> new InetSocketAddress(to, port))
                .toList();
        socket.binding = wanted;
        socket.channel = channel;
        selector.wakeup();
        log.info("heartbeat path " + socket.card.iface() + ": listening at " + local.getHostString() + ":" + port
                + ", sending to "
                + String.join(
                        " ",
                        wanted.destinations().stream()
                                .map(InetAddress::getHostAddress)
                                .toList()));
    }
}
