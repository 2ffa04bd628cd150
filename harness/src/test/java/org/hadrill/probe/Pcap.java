package org.hadrill.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.Recorded;

/** Reads a classic pcap file with microseconds, in either byte order. */
public final class Pcap {
    private static final int MAGIC = 0xa1b2c3d4;
    private static final int FILE_HEADER = 24;

    private Pcap() {}

    /** A packet as kept; {@code time} is since the epoch. */
    public record Packet(Duration time, byte[] bytes) {}

    public static List<Packet> read(String packedFile) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Recorded.unpacked(packedFile));
        if (in.getInt(0) != MAGIC) {
            in.order(ByteOrder.LITTLE_ENDIAN);
        }
        if (in.getInt(0) != MAGIC) {
            throw new IOException(packedFile + " is no classic pcap file with microseconds");
        }
        in.position(FILE_HEADER);
        List<Packet> packets = new ArrayList<>();
        while (in.hasRemaining()) {
            Duration time = Duration.ofSeconds(in.getInt(), in.getInt() * 1_000L);
            byte[] kept = new byte[in.getInt()];
            in.getInt();
            in.get(kept);
            packets.add(new Packet(time, kept));
        }
        return packets;
    }
}
