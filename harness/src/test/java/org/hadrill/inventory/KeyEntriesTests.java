package org.hadrill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hadrill.inventory.KeyEntries.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KeyEntriesTests {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIP8XyooGJF3pQmbvAFdrhYA54YDpdTFF6OOxpftxbg3q";
    private static final String PRINT = "AB:".repeat(31) + "CD";

    static String[] inventories() {
        return InventoryWriterTests.inventories();
    }

    private static KeyEntries entries(String text) {
        KeyEntries.Reading reading = KeyEntries.read("lab.yaml", text);
        return reading.entries().orElseThrow(() -> new AssertionError(InventoryErrors.render(reading.errors())));
    }

    private static String recorded(String text) {
        KeyEntries entries = entries(text);
        Map<Entry, String> values = new LinkedHashMap<>();
        entries.all().forEach(e -> values.put(e, e.ssh() ? KEY : PRINT));
        return entries.record(values);
    }

    @ParameterizedTest
    @MethodSource("inventories")
    void whatIsRecordedReplacesWhatWasAndNothingElse(String text) {
        String changed = recorded(text);

        assertThat(entries(changed).all())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(e -> assertThat(e.recorded()).contains(e.ssh() ? KEY : PRINT));
        assertThat(changed.replaceAll("ssh-ed25519 [^ }\\n]*", "KEY").replaceAll("sha256: \"[^\"]*\"", "PRINT"))
                .isEqualTo(text.replaceAll("ssh-ed25519 [^ }\\n]*", "KEY").replaceAll("sha256: \"[^\"]*\"", "PRINT"));
    }

    @ParameterizedTest
    @MethodSource("inventories")
    void whatIsMissingIsAddedInTheStyleOfItsMapping(String text) {
        String without = text.replaceAll("(?m)^ +known-host-key: .*\\n", "")
                .replaceAll(", known-host-key: [^}]*", " ")
                .replaceAll("(?m)^ +certificate: \\{ sha256: .*\\n", "");
        assertThat(entries(without).all())
                .filteredOn(Entry::ssh)
                .allSatisfy(e -> assertThat(e.recorded()).isEmpty());

        String changed = recorded(without);

        assertThat(entries(changed).all())
                .hasSameSizeAs(entries(text).all())
                .allSatisfy(e -> assertThat(e.recorded()).contains(e.ssh() ? KEY : PRINT));
        assertThat(changed.lines().filter(l -> l.contains("#")))
                .hasSameSizeAs(without.lines().filter(l -> l.contains("#")).toList());
        assertThat(Readings.said(changed)).isEqualTo("clean");
    }

    @Test
    void aQuotedKeyIsReplacedWithItsQuotes() {
        String text = InventoryExample.text().replaceAll("(known-host-key): (ssh-ed25519 \\S*)", "$1: '$2'");
        assertThat(recorded(text)).contains("known-host-key: " + KEY + "\n").doesNotContain("'ssh-ed25519");
    }

    @Test
    void aKeyThatIsNoKeyIsMended() {
        String text = InventoryExample.text().replaceAll("known-host-key: ssh-ed25519 \\S*", "known-host-key: none");
        assertThat(Readings.said(recorded(text))).isEqualTo("clean");
    }

    @Test
    void otherErrorsAreSaid() {
        KeyEntries.Reading reading =
                KeyEntries.read("lab.yaml", InventoryExample.text().replace("eth2:", "eth3:"));
        assertThat(reading.entries()).isEmpty();
        assertThat(InventoryErrors.render(reading.errors())).contains("nodes.m1.eth3: unknown key");
    }

    @Test
    void aCertificateThatACaVouchesForIsNotAsked() {
        String text = Resource.text("power.yaml").replaceFirst("sha256: .*\"", "ca: /k/ca.pem");
        assertThat(entries(text).all()).allMatch(Entry::ssh);
        assertThat(entries(Resource.text("power.yaml")).all())
                .filteredOn(e -> !e.ssh())
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.owner()).isEqualTo("m1");
                    assertThat(e.port()).isEqualTo(8443);
                    assertThat(e.recorded()).isNotEqualTo(Optional.empty());
                });
    }
}
