package org.hadrill.inventory;

import static org.hadrill.inventory.InventoryBuilder.file;
import static org.hadrill.inventory.InventoryBuilder.number;
import static org.hadrill.inventory.InventoryBuilder.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.hadrill.cluster.CertificateTrust;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.PowerCommands;
import org.hadrill.cluster.PowerSwitch;
import org.hadrill.cluster.Redfish;
import org.hadrill.cluster.SecretReference;

/** Makes the power switch of a node of an inventory without errors. */
final class PowerBuilder {
    static final int IPMI_PORT = 623;
    static final int REDFISH_PORT = 443;

    private PowerBuilder() {}

    static PowerSwitch power(LocatedNode node) {
        Optional<PowerSwitch> bmc = node.find("bmc").map(PowerBuilder::bmc);
        return bmc.or(() -> node.find("redfish").map(PowerBuilder::redfish))
                .orElseGet(() -> commands(node.get("power-commands")));
    }

    private static Inventory.Bmc bmc(LocatedNode n) {
        return new Inventory.Bmc(
                text(n, "address"),
                number(n, "port", IPMI_PORT),
                text(n, "user"),
                secret(n.get("password")),
                Integer.parseInt(text(n, "cipher-suite")),
                text(n, "privilege"));
    }

    private static Redfish redfish(LocatedNode n) {
        LocatedNode certificate = n.get("certificate");
        Optional<CertificateTrust> pinned =
                certificate.find("sha256").map(s -> new CertificateTrust.Fingerprint(s.text()));
        return new Redfish(
                text(n, "address"),
                number(n, "port", REDFISH_PORT),
                n.find("system").map(LocatedNode::text),
                text(n, "user"),
                secret(n.get("password")),
                n.find("authentication")
                        .map(a -> Redfish.Authentication.valueOf(a.text().toUpperCase(Locale.ROOT)))
                        .orElse(Redfish.Authentication.SESSION),
                pinned.orElseGet(() -> new CertificateTrust.Authority(file(certificate.get("ca")))));
    }

    static PowerCommands commands(LocatedNode n) {
        return new PowerCommands(
                words(n, "on"),
                words(n, "off"),
                words(n, "status"),
                text(n, "says-on"),
                text(n, "says-off"),
                each(n, "values", LocatedNode::text),
                each(n, "secrets", PowerBuilder::secret));
    }

    private static List<String> words(LocatedNode n, String key) {
        return n.each(key).stream().map(LocatedNode::text).toList();
    }

    private static <T> Map<String, T> each(LocatedNode n, String key, Function<LocatedNode, T> value) {
        Map<String, T> all = new TreeMap<>();
        n.find(key).ifPresent(m -> m.children().forEach((name, v) -> all.put(name, value.apply(v))));
        return all;
    }

    private static SecretReference secret(LocatedNode n) {
        Optional<SecretReference> variable = n.find("env").map(e -> new SecretReference.FromEnvironment(e.text()));
        return variable.orElseGet(() -> new SecretReference.FromFile(file(n.get("file"))));
    }
}
