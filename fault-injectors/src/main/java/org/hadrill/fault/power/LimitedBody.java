package org.hadrill.fault.power;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The body of an answer, kept up to a limit. The HTTP client calls it on one thread at a time. */
final class LimitedBody implements Consumer<Optional<byte[]>> {
    private final int limitBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean tooLong;

    LimitedBody(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    @Override
    public synchronized void accept(Optional<byte[]> part) {
        tooLong |= kept.size() + part.map(p -> p.length).orElse(0) > limitBytes;
        if (!tooLong) {
            part.ifPresent(kept::writeBytes);
        }
    }

    /** @throws IOException when there was more than the limit */
    synchronized byte[] bytes() throws IOException {
        if (tooLong) {
            throw new IOException(
                    "more than " + limitBytes + " bytes in one answer (limit RedfishClient.BODY_LIMIT_BYTES)");
        }
        return kept.toByteArray();
    }
}
