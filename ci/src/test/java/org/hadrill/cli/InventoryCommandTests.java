package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hadrill.inventory.InventoryExample;
import org.hadrill.inventory.InventorySchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class InventoryCommandTests {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        return new CommandLine(new InventoryCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("lab.yaml"), text);
    }

    @Test
    void theExampleThatItPrintsChecksClean() throws IOException {
        assertThat(run("--example")).isZero();
        assertThat(out.toString()).isEqualTo(InventoryExample.text());
        assertThat(run(file(out.toString()))).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aCleanFileIsSummedUp() throws IOException {
        Path file = file(InventoryExample.text().replace("~/.ssh/hadrill", "/nowhere/key"));
        assertThat(run(file)).isZero();
        assertThat(out.toString()).isEqualTo("""
                        %s: clean
                        reference (lab, configuration hardened): m1 preferred, m2 standby, observer 192.168.46.1,
                        power by BMC 192.168.46.121 and BMC 192.168.46.122,
                        disk r0 (/dev/drbd0, ext4) at /d0, service vz under heartbeat with a deadtime of 5s,
                        guests router 101, mail 102, dbms 103; 192.168.46.200 in router is the address that must stay reachable,
                        limits outage 40s, settle 5min (with exceptions in 1 scenario); probes ping 100ms, ARP 1s, state 1s.
                        note: the key file /nowhere/key is not on this machine
                        """.formatted(file));
    }

    @Test
    void errorsGoToStandardErrorAndTheExitCodeIsTwo() throws IOException {
        Path file = file(InventoryExample.text().replace("eth2: { mac", "eth3: { mac"));
        assertThat(run(file)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("""
                        %1$s:26:5  nodes.m1.eth3: unknown key. Did you mean eth2?
                        %1$s:42:5  nodes.m2.eth3: unknown key. Did you mean eth2?
                        2 errors
                        """.formatted(file));
    }

    @Test
    void aMissingFileIsSaidClearly() {
        Path file = folder.resolve("none.yaml");
        assertThat(run(file)).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(file + ": no such file. Print one to start from with: hadrill inventory --example\n");
    }

    @Test
    void aDirectoryIsSaidClearly() {
        assertThat(run(folder)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(folder + ": a directory. Name a file in it\n");
    }

    @Test
    void theSchemaIsPrinted() {
        assertThat(run("--schema")).isZero();
        assertThat(out.toString()).isEqualTo(InventorySchema.text());
    }

    @Test
    void nothingToDoIsAUsageError() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("FILE").contains("--example").contains("--schema");
    }
}
