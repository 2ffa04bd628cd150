package org.hadrill.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InventoryReaderTests {
    private static final String KEYS =
            "a mapping with the keys name, purpose, configuration, networks, nodes, observer,"
                    + " disk, manager, service, router, guests, limits, probes\n1 error\n";
    private static final String CLEAN = Resource.text("clean.yaml");

    @TempDir
    private Path folder;

    private String read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("lab.yaml"), bytes);
        InventoryReading reading = new InventoryReader(InventoryReader.SCENARIOS).read(file);
        return reading instanceof InventoryReading.Wrong wrong
                ? InventoryErrors.render(wrong.errors()).replace(folder + "/", "")
                : "clean";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n# nothing\n...\n"})
    void anEmptyFileSaysHowToBegin(String text) {
        assertThat(Readings.said(text))
                .matches("lab.yaml:\\d:\\d  the file is empty. Begin with: hadrill inventory --example\n1 error\n");
    }

    @Test
    void aTextIsNoMapping() {
        assertThat(Readings.said("just text\n")).isEqualTo("lab.yaml:1:1  'just text' is a text, expected " + KEYS);
    }

    @Test
    void aListIsNoMapping() {
        assertThat(Readings.said("- a\n- b\n")).isEqualTo("lab.yaml:1:1  a list, expected " + KEYS);
    }

    @Test
    void everyMissingKeyOfAnEmptyMappingIsNamed() {
        assertThat(Readings.said("{}"))
                .contains("lab.yaml:1:1  probes: missing key\n")
                .endsWith("\n13 errors\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void deepInputIsRefused(String level) {
        assertThat(Readings.said(level.repeat(50_000)))
                .contains("nested deeper than 16 levels (limit MAX_DEPTH)")
                .endsWith("\n1 error\n");
    }

    @Test
    void hugeInputIsRefused() throws IOException {
        String expected = "lab.yaml:1:1  longer than 262144 bytes (limit MAX_BYTES)\n1 error\n";
        assertThat(Readings.said(CLEAN + "#".repeat(InventoryReader.MAX_BYTES))).isEqualTo(expected);
        assertThat(read((CLEAN + "é".repeat(InventoryReader.MAX_BYTES)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected);
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWithTheirPlace() throws IOException {
        byte[] latin1 = CLEAN.replace("service: vz", "# für\nservice: vz").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(latin1)).isEqualTo("lab.yaml:36:4  byte 0xFC is not UTF-8. Save the file as UTF-8\n1 error\n");
    }

    @Test
    void aFileThatEndsInsideACharacterIsRefused() throws IOException {
        assertThat(read(new byte[] {'#', (byte) 0xC3})).startsWith("lab.yaml:1:2  byte 0xC3 is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF%s", "%%YAML 1.2\n---\n%s", "%s\n...\n", "# ü€𝄞\n%s"})
    void whatYamlAllowsAroundADocumentIsAllowed(String around) throws IOException {
        assertThat(read(around.formatted(CLEAN).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("clean");
    }

    @Test
    void linesMayEndAsOnWindows() {
        assertThat(Readings.clean(CLEAN.replace("\n", "\r\n"))).isEqualTo(Readings.clean(CLEAN));
        assertThat(Readings.said(CLEAN.replace("service: vz", "service: 5").replace("\n", "\r\n")))
                .startsWith("lab.yaml:36:10  service: '5'");
    }

    @Test
    void columnsCountCharactersAndNotBytes() {
        assertThat(Readings.said(CLEAN.replace("disk: { resource: r0", "disk: { resource: \"ü€𝄞\", colour: red")))
                .contains("lab.yaml:34:26  disk.colour: unknown key");
    }

    @Test
    void anAnchorThatNobodyRefersToIsHarmless() {
        assertThat(Readings.clean(CLEAN.replace("service: vz", "service: &x vz")))
                .isEqualTo(Readings.clean(CLEAN));
    }

    @Test
    void theScenariosThatLimitsMayNameAreTheReadersOwn() {
        InventoryReader reader = new InventoryReader(List.of("earthquake"));
        assertThat(reader.read("lab.yaml", CLEAN.replace("power-cut-active", "earthquake")))
                .isInstanceOf(InventoryReading.Clean.class);
        assertThat(reader.read("lab.yaml", CLEAN)).isInstanceOf(InventoryReading.Wrong.class);
    }

    @Test
    void aMissingFileIsNoErrorOfTheInventory() {
        assertThatThrownBy(() -> new InventoryReader(List.of()).read(folder.resolve("none.yaml")))
                .isInstanceOf(NoSuchFileException.class);
    }

    /** Seeded damage: whatever stands in the file, it is read or refused with a place, and nothing is thrown. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noDamageBreaksTheReader(long seed) {
        Random random = new Random(seed);
        String pieces = "{}[]:,#&*!|>'\"%@`-? \n\t\\0a9.~é\u0000";
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder(CLEAN);
            for (int hit = random.nextInt(3); hit >= 0; hit--) {
                int at = random.nextInt(text.length());
                int length = random.nextInt(Math.min(12, text.length() - at));
                text.replace(at, at + length, "" + pieces.charAt(random.nextInt(pieces.length())));
            }
            String said = Readings.said(text.toString());
            assertThat(said).matches("(?s)clean|(lab\\.yaml:\\d+:\\d+ .*\n)+\\d+ errors?\n");
            refused += said.equals("clean") ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(100);
    }
}
