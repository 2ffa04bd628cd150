package org.hadrill.lab.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hadrill.cli.Need;
import org.hadrill.cli.Requires;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The resource script for one address, on a card in a network namespace of its own. */
@Requires(Need.NAMESPACES)
@Timeout(60)
class HadrillAddressIT {
    private static final String WHAT = "192.168.46.200/24/inner";

    @TempDir
    Path folder;

    private Path script = Path.of("");

    @BeforeEach
    void writeTheScript() throws IOException {
        script = folder.resolve("hadrill-address");
        try (InputStream in = NodeOverlay.class.getResourceAsStream("guest/etc/ha.d/resource.d/hadrill-address")) {
            Files.write(script, in.readAllBytes());
        }
    }

    /** Runs lines in a namespace with two cards that are joined; {@code $s} is the script with its first argument. */
    private String lines(String lines) throws IOException, InterruptedException {
        String text = "s='sh " + script + " " + WHAT + "'\n"
                + "ip link add outer type veth peer name inner && ip link set outer up && ip link set inner up\n"
                + lines;
        Process process = new ProcessBuilder("unshare", "-n", "sh", "-c", text)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void addsAndRemovesItOnceHoweverOftenItIsTold() throws Exception {
        assertThat(lines("""
                        $s status; echo $?
                        $s start; $s start; echo $?
                        $s status; echo $?
                        ip -o -4 addr show dev inner | wc -l
                        $s stop; $s stop; echo $?
                        ip -o -4 addr show dev inner | wc -l
                        """)).isEqualTo("stopped\n3\n0\nrunning\n0\n1\n0\n0\n");
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThat(lines("ip link del inner; $s start; echo $?"))
                .contains("inner")
                .endsWith("1\n");
        assertThat(lines("sh " + script + " 192.168.46.200 start; echo $?"))
                .contains("usage: ")
                .contains("ADDRESS/BITS/CARD")
                .endsWith("2\n");
    }
}
