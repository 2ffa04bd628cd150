package org.hadrill.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that probes send, run by the bash of this machine. */
@Timeout(30)
class ProbeScriptTests {
    @Test
    void answersTheClocksQuestionsBesideAProgram() throws Exception {
        try (Script script = new Script(StreamProbe.beside("echo 'it'\\''s up'; exec cat /dev/null"))) {
            script.ask("1");
            assertThat(script.until(l -> l.startsWith("@ ")))
                    .last()
                    .asString()
                    .matches("@ 1 \\d{10}[.,]\\d{6} \\d+\\.\\d\\d \\d+\\.\\d\\d");
        }
    }

    @Test
    void endsTheProgramWithItsInput() throws Exception {
        Script script = new Script(StreamProbe.beside("sleep 300"));
        script.ask("1");
        script.until(l -> l.startsWith("@ "));
        List<ProcessHandle> program = script.process.descendants().toList();
        assertThat(program).isNotEmpty();

        script.close();

        for (ProcessHandle handle : program) {
            handle.onExit().get(5, TimeUnit.SECONDS);
        }
        assertThat(script.process.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void samplesTheStateAndAnswersBetween() throws Exception {
        try (Script script = new Script(
                new StateReader(new NodeName("m1"), TestInventory.example(), new Boots(TestInventory.example()))
                        .command(true))) {
            List<String> before = script.until(l -> l.startsWith("S "));
            script.ask("7");
            List<String> after = script.until(l -> l.startsWith("@ 7 "));

            assertThat(before).last().asString().matches("S \\d{10}[.,]\\d{6} b=[-0-9a-f]{36} d=0 v=0 h=0 .*");
            assertThat(after).last().asString().matches("@ 7 \\d{10}[.,]\\d{6}");
            script.input.close();
            assertThat(script.process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Lines as OpenVZ's kernel prints them: id, class, processes, addresses. */
    @Test
    void findsTheGuestsOfAnOpenVzKernelByTheirIds(@TempDir Path folder) throws Exception {
        Path veinfo = Files.writeString(
                folder.resolve("veinfo"),
                "         0     0   141\n       101     0    12        192.168.199.1\n       103     0     9\n");
        String command = new StateReader(
                        new NodeName("m1"), TestInventory.example(), new Boots(TestInventory.example()))
                .command(true)
                .replace("/proc/vz/veinfo", veinfo.toString());
        try (Script script = new Script(command)) {
            assertThat(script.until(l -> l.startsWith("S "))).last().asString().contains(" g=router,dbms, |");
        }
    }

    /** As on bash 3: no EPOCHREALTIME, no mapfile, whole seconds. */
    @Test
    void samplesTheStateOnAnOldBash() throws Exception {
        String command = new StateReader(
                        new NodeName("m1"), TestInventory.example(), new Boots(TestInventory.example()))
                .command(true)
                .replace("exec 2>/dev/null", "enable -n mapfile; unset EPOCHREALTIME")
                .replace("BASH_VERSINFO[0]", "3")
                .replace("/proc/drbd", "/proc/self/mountinfo");
        try (Script script = new Script(command)) {
            List<String> before = script.until(l -> l.startsWith("S "));
            script.ask("7");

            assertThat(before).last().asString().matches("S \\d{10}[.,]\\d{9} b=[-0-9a-f]{36} d=0 v=0 h=0 .*");
            assertThat(script.until(l -> l.startsWith("@ 7 ")))
                    .last()
                    .asString()
                    .matches("@ 7 \\d{10}[.,]\\d{9}");
        }
    }

    /** A guest that loses the first answer, as its reader does not take one that is late. */
    @Test
    void hasAGuestWriteRecordsAgainUntilItSaysSo() throws Exception {
        try (DatagramSocket guest = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Script script = new Script(new LedgerReader(
                                Ipv4.parse("127.0.0.1"), guest.getLocalPort(), new Boots(TestInventory.example()))
                        .command(true))) {
            assertThat(asked(guest)).isEqualTo("?1");
            answer(guest, "?1 m1 1-40,43-44");
            assertThat(asked(guest)).isEqualTo("+45");
            assertThat(asked(guest)).isEqualTo("+45");
            answer(guest, "=44 m1");
            answer(guest, "=45 m2");
            assertThat(asked(guest)).isEqualTo("?2");
            answer(guest, "?1 m1 1-44");
            answer(guest, "?2 m2 45-45 1 torn");
            assertThat(asked(guest)).isEqualTo("+46");

            List<String> said = script.until(l -> l.endsWith("m2 45-45 1 torn"));
            assertThat(said.get(0)).matches("R \\d+\\.\\d\\d m1 1-40,43-44");
            assertThat(said.get(1)).matches("W \\d+\\.\\d\\d m2 45");
        }
    }

    private final DatagramPacket packet = new DatagramPacket(new byte[64], 64);

    private String asked(DatagramSocket guest) throws IOException {
        packet.setLength(64);
        guest.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    private void answer(DatagramSocket guest, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        guest.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
    }

    private static final class Script implements AutoCloseable {
        final Process process;
        final Writer input;
        private final BufferedReader output;

        Script(String command) throws Exception {
            process = new ProcessBuilder("sh", "-c", command).start();
            input = process.outputWriter(StandardCharsets.UTF_8);
            output = process.inputReader(StandardCharsets.UTF_8);
        }

        void ask(String number) throws Exception {
            input.write(number + "\n");
            input.flush();
        }

        /** Lines up to the first that fits. */
        List<String> until(Predicate<String> fits) throws Exception {
            List<String> lines = new ArrayList<>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (fits.test(line)) {
                    return lines;
                }
            }
            return lines;
        }

        @Override
        public void close() throws Exception {
            input.close();
            process.destroy();
        }
    }
}
