package org.hadrill.report.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.hadrill.report.sample.RunSample;

/** The key of a run, made from what never changes about it, so that the same run has the same key in every lab and version. */
final class RunKey {
    private RunKey() {}

    /** @param wall what the run took, which tells runs apart that several labs start at the same moment with the same seed */
    static long of(RunSample run, Duration wall) {
        String identity =
                String.join("\n", run.id(), run.cluster(), run.configuration(), Long.toString(wall.toMillis()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
