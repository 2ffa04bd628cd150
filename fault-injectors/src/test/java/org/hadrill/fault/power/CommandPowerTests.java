package org.hadrill.fault.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.cluster.PowerCommands;
import org.hadrill.cluster.SecretReference;
import org.hadrill.inventory.InventoryExample;
import org.hadrill.inventory.InventoryReader;
import org.hadrill.inventory.InventoryReading;
import org.hadrill.inventory.Secrets;
import org.hadrill.remote.PowerControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against real programs: a shell that keeps an outlet in a file. */
class CommandPowerTests {
    @TempDir
    private Path folder;

    private CommandPower power(String status) {
        String outlet = folder + "/outlet-";
        return new CommandPower(
                new NodeName("m1"),
                new PowerCommands(
                        List.of("sh", "-c", "echo 1 > " + outlet + "{outlet}-{node}"),
                        List.of("sh", "-c", "echo 0 > " + outlet + "{outlet}-{node}"),
                        List.of("sh", "-c", status),
                        "^outlet on$",
                        "^outlet off$",
                        Map.of("outlet", "3"),
                        Map.of("PDU", new SecretReference.FromEnvironment("X"))),
                Map.of("PDU", "geheim"));
    }

    @Test
    void theOutletIsSwitchedAndReadBack() throws Exception {
        Path outlet = folder.resolve("outlet-3-m1");
        CommandPower power = power("grep -q 1 " + outlet + " && echo 'PDU 7\noutlet on' || echo 'outlet off'");
        power.on();
        assertThat(power.isOn()).isTrue();
        power.off();
        assertThat(power.isOn()).isFalse();
        assertThat(power.describe("off")).isEqualTo("sh -c echo 0 > " + outlet);
    }

    @Test
    void whatFitsNeitherPatternOrBothIsNoState() {
        assertThatThrownBy(power("echo outlet rebooting")::isOn)
                .hasMessageContainingAll(
                        "nodes.m1.power-commands.status",
                        "it printed 'outlet rebooting'",
                        "neither says-on (^outlet on$) nor says-off (^outlet off$) is found");
        assertThatThrownBy(power("echo outlet on; echo outlet off")::isOn)
                .hasMessageContaining("both says-on (^outlet on$) and says-off (^outlet off$) are found");
    }

    @Test
    void secretsGoByTheEnvironmentAndAreNotRepeated() throws Exception {
        CommandPower power =
                power("test ${#PDU} = 6 && echo outlet on;" + " tr '\\0' ' ' < /proc/$$/cmdline > " + folder + "/line");
        assertThat(power.isOn()).isTrue();
        assertThat(Files.readString(folder.resolve("line"))).contains("test").doesNotContain("geheim");
        assertThatThrownBy(power("echo \"login with $PDU failed\" >&2; exit 3")::isOn)
                .hasMessageContaining("exit code 3, login with (a secret) failed")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        CommandPower power = new CommandPower(
                new NodeName("m1"),
                new PowerCommands(
                        List.of("/none/pdu"), List.of("/none/pdu"), List.of("/none/pdu"), "a", "b", Map.of(), Map.of()),
                Map.of());
        assertThatThrownBy(power::off)
                .hasMessageContainingAll("nodes.m1.power-commands.off", "/none/pdu cannot be started");
    }

    @Test
    void theInventoryDecidesWhichDriverANodeHas() throws Exception {
        Secrets secrets = new Secrets(Map.of("M1_BMC", "a"), Map.of());
        assertThat(control(InventoryExample.text(), secrets)).isInstanceOf(IpmiPower.class);
        String text = InventoryExample.text();
        int from = text.indexOf("    bmc:");
        String rest = text.substring(text.indexOf("\n  m2:"));
        String commands = "    power-commands: { on: [a], off: [b], status: [c], says-on: d, says-off: e }";
        assertThat(control(text.substring(0, from) + commands + rest, secrets)).isInstanceOf(CommandPower.class);
        String redfish =
                "    redfish: { address: bmc1, user: admin, password: { env: M1_BMC }, certificate: { ca: /ca } }";
        assertThat(control(text.substring(0, from) + redfish + rest, secrets)).isInstanceOf(RedfishPower.class);
    }

    private static PowerControl control(String text, Secrets secrets) throws Exception {
        if (new InventoryReader(List.of("power-cut-active")).read("lab.yaml", text)
                instanceof InventoryReading.Clean clean) {
            Inventory.Node m1 = clean.inventory().nodes().get(0);
            return PowerControls.of(m1, secrets);
        }
        throw new AssertionError(text);
    }
}
