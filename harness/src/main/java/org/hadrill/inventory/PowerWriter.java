package org.hadrill.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hadrill.cluster.CertificateTrust;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.PowerCommands;
import org.hadrill.cluster.PowerSwitch;
import org.hadrill.cluster.Redfish;
import org.hadrill.cluster.SecretReference;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the power switch of a node as {@link PowerBuilder} reads it. */
final class PowerWriter {
    private PowerWriter() {}

    static void write(ObjectNode node, PowerSwitch power) {
        if (power instanceof Inventory.Bmc bmc) {
            bmc(node.putObject("bmc"), bmc);
        } else if (power instanceof Redfish redfish) {
            redfish(node.putObject("redfish"), redfish);
        } else if (power instanceof PowerCommands commands) {
            commands(node.putObject("power-commands"), commands);
        }
    }

    private static void bmc(ObjectNode json, Inventory.Bmc bmc) {
        json.put("address", bmc.address());
        json.put("port", bmc.port());
        json.put("user", bmc.user());
        secret(json.putObject("password"), bmc.password());
        json.put("cipher-suite", bmc.cipherSuite());
        json.put("privilege", bmc.privilege());
    }

    private static void redfish(ObjectNode json, Redfish redfish) {
        json.put("address", redfish.address());
        json.put("port", redfish.port());
        redfish.system().ifPresent(s -> json.put("system", s));
        json.put("user", redfish.user());
        secret(json.putObject("password"), redfish.password());
        json.put("authentication", redfish.authentication().name().toLowerCase(Locale.ROOT));
        ObjectNode certificate = json.putObject("certificate");
        if (redfish.certificate() instanceof CertificateTrust.Fingerprint pinned) {
            certificate.put("sha256", pinned.sha256());
        } else if (redfish.certificate() instanceof CertificateTrust.Authority authority) {
            certificate.put("ca", authority.file());
        }
    }

    private static void commands(ObjectNode json, PowerCommands commands) {
        words(json.putArray("on"), commands.on());
        words(json.putArray("off"), commands.off());
        words(json.putArray("status"), commands.status());
        json.put("says-on", commands.saysOn());
        json.put("says-off", commands.saysOff());
        if (!commands.values().isEmpty()) {
            ObjectNode values = json.putObject("values");
            new TreeMap<>(commands.values()).forEach(values::put);
        }
        if (!commands.secrets().isEmpty()) {
            ObjectNode secrets = json.putObject("secrets");
            for (Map.Entry<String, SecretReference> e : new TreeMap<>(commands.secrets()).entrySet()) {
                secret(secrets.putObject(e.getKey()), e.getValue());
            }
        }
    }

    private static void words(ArrayNode json, List<String> words) {
        words.forEach(json::add);
    }

    private static void secret(ObjectNode json, SecretReference secret) {
        if (secret instanceof SecretReference.FromEnvironment environment) {
            json.put("env", environment.variable());
        } else if (secret instanceof SecretReference.FromFile file) {
            json.put("file", file.path());
        }
    }
}
