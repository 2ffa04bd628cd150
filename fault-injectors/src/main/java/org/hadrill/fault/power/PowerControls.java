package org.hadrill.fault.power;

import java.util.HashMap;
import java.util.Map;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.PowerCommands;
import org.hadrill.cluster.PowerSwitch;
import org.hadrill.cluster.Redfish;
import org.hadrill.cluster.SecretReference;
import org.hadrill.inventory.MissingSecretException;
import org.hadrill.inventory.Secrets;
import org.hadrill.remote.PowerControl;

/** The power switches of nodes, as an inventory names them. */
public final class PowerControls {
    private PowerControls() {}

    /**
     * The switch of {@code node}; nothing is sent yet.
     *
     * @throws MissingSecretException when a secret that it needs is not there
     */
    public static PowerControl of(Inventory.Node node, Secrets secrets) throws MissingSecretException {
        String key = "nodes." + node.name() + ".";
        PowerSwitch power = node.power();
        if (power instanceof Inventory.Bmc bmc) {
            return new IpmiPower(node.name(), bmc, secrets.resolve(bmc.password(), key + "bmc.password"));
        } else if (power instanceof Redfish redfish) {
            return new RedfishPower(
                    node.name(), redfish, secrets.resolve(redfish.password(), key + "redfish.password"));
        } else if (power instanceof PowerCommands commands) {
            Map<String, String> environment = new HashMap<>();
            for (Map.Entry<String, SecretReference> e : commands.secrets().entrySet()) {
                environment.put(
                        e.getKey(), secrets.resolve(e.getValue(), key + "power-commands.secrets." + e.getKey()));
            }
            return new CommandPower(node.name(), commands, environment);
        }
        throw new IllegalArgumentException("unknown kind of power switch: " + power);
    }
}
