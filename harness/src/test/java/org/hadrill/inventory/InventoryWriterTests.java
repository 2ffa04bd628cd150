package org.hadrill.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InventoryWriterTests {
    static String[] inventories() {
        String power = Resource.text("power.yaml");
        String otherwise = power.replaceFirst("sha256: .*\"", "ca: /k/ca.pem")
                .replace("{ env: M1_BMC }", "{ file: /k/m1 }")
                .replace("{ file: /k/pdu }", "{ env: PDU }");
        return new String[] {Resource.text("clean.yaml"), power, otherwise, InventoryExample.text()};
    }

    @ParameterizedTest
    @MethodSource("inventories")
    void whatIsWrittenReadsBackEqual(String text) {
        Inventory inventory = Readings.clean(text);
        String written = InventoryWriter.write(inventory);
        assertThat(Readings.clean(written)).isEqualTo(inventory);
        assertThat(InventoryWriter.write(Readings.clean(written))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"true", "null", "46", "4.6", "1e3", "0x10", "010", "yes", "off", "a - b", "2026-11-22", "y"})
    void textsThatLookLikeSomethingElseStayTexts(String name) {
        Inventory inventory =
                Readings.clean(InventoryExample.text().replace("name: reference", "name: '" + name + "'"));
        assertThat(inventory.name()).isEqualTo(name);
        assertThat(Readings.clean(InventoryWriter.write(inventory))).isEqualTo(inventory);
    }

    @Test
    void aScenarioWithoutLimitsAndOneWithAllReadBackEqual() {
        Limits.ScenarioLimits none = new Limits.ScenarioLimits(Optional.empty(), Optional.empty(), Map.of());
        Limits.ScenarioLimits some = new Limits.ScenarioLimits(
                Optional.of(Duration.ofMillis(12_500)), Optional.of(Duration.ofHours(1)), Map.of());
        Inventory inventory = withLimits(new Limits(
                Duration.ofSeconds(40), Duration.ofMinutes(5), Map.of("no-op", none, "interconnect-down", some)));
        assertThat(Readings.clean(InventoryWriter.write(inventory))).isEqualTo(inventory);
    }

    @Test
    void aDurationThatCannotBeWrittenIsRefused() {
        Inventory inventory = withLimits(new Limits(Duration.ofNanos(1_500_000), Duration.ofMinutes(5), Map.of()));
        assertThatThrownBy(() -> InventoryWriter.write(inventory)).hasMessageContaining("PT0.0015S cannot be written");
    }

    private static Inventory withLimits(Limits limits) {
        Inventory i = Readings.clean(InventoryExample.text());
        return new Inventory(
                i.name(),
                i.purpose(),
                i.configuration(),
                i.nodes(),
                i.observer(),
                i.disk(),
                i.manager(),
                i.service(),
                i.networks(),
                i.router(),
                i.guests(),
                limits,
                i.probes());
    }
}
