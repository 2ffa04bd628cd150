package org.hadrill.controller.daemon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** One end of a connection over a Unix domain socket: text, with a limit for every wait. */
final class Conversation implements AutoCloseable {
    /** Longest text taken, in bytes. */
    static final int TEXT_MAX = 256 * 1024;

    private final SocketChannel channel;
    private final Selector selector;

    Conversation(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        this.selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
    }

    static Conversation with(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new Conversation(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends {@code text}, which must fit into the socket's buffer. */
    void write(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                throw new IOException("the other side does not read");
            }
        }
    }

    /** The next line, without its end. */
    String line(Duration limit) throws IOException {
        return read(limit, true);
    }

    /** Everything until the other side closes. */
    String all(Duration limit) throws IOException {
        return read(limit, false);
    }

    /** @param limit for each piece to come */
    private String read(Duration limit, boolean line) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ByteBuffer piece = ByteBuffer.allocate(4096);
        while (text.size() < TEXT_MAX) {
            int count = channel.read(piece.clear());
            if (count < 0) {
                return text.toString(StandardCharsets.UTF_8);
            }
            text.write(piece.array(), 0, count);
            String sofar = text.toString(StandardCharsets.UTF_8);
            if (line && sofar.indexOf('\n') >= 0) {
                return sofar.substring(0, sofar.indexOf('\n'));
            }
            if (count == 0 && selector.select(limit.toMillis()) == 0) {
                throw new IOException("no answer within " + limit.toMillis() + " ms");
            }
            selector.selectedKeys().clear();
        }
        throw new IOException("more than " + TEXT_MAX + " bytes (TEXT_MAX)");
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
