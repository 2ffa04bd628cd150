package org.hadrill.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AnyTextTests {
    private static final int FILES = 1_000;
    private static final long SEED = 4;
    private static final List<String> WORDS = List.of(
                    "keepalive deadtime warntime initdead deadping udpport ucast bcast node ping stonith_host auto_failback watchdog"
                            + " logfile logfacility crm respawn auth sha1 md5 crc 0 1 2 15 694 1500ms 9999999999999 m1 m2 M1 eth2 * on"
                            + " external/ipmi-off lanplus 192.168.200.1 1.2.3.4/24/eth0 1.2.3.999 Filesystem::/dev/drbd0 :: /x / \\ # ,"
                            + " - . \u0000 \u00e9 \ud83d '' \"")
            .stream()
            .flatMap(w -> List.of(w.split(" ")).stream())
            .toList();

    @Test
    void whateverStandsInTheFilesIsReadWithoutAnException() {
        Random random = new Random(SEED);
        int usable = 0;
        for (int i = 0; i < FILES; i++) {
            Reading reading = HaDirectory.of(".", text(random), text(random), text(random), Optional.empty());
            usable += reading instanceof Reading.Usable ? 1 : 0;
        }
        assertThat(usable).isLessThan(FILES / 100);
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())) + (random.nextInt(4) == 0 ? "\n" : " "))
                .collect(Collectors.joining());
    }
}
