package org.hadrill;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Outputs of real systems; the README beside them says which systems wrote them. */
public final class Recorded {
    private Recorded() {}

    public static List<String> lines(String file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
    }

    public static byte[] unpacked(String file) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(file)))) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = Recorded.class.getResourceAsStream("recorded/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }
}
