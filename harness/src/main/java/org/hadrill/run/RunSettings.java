package org.hadrill.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hadrill.cluster.Inventory;

/** What of an inventory decides times and verdicts, so that runs under other settings are not compared unawares. */
public final class RunSettings {
    private RunSettings() {}

    /** Name to value, in the order of reports; durations as {@code 500 ms}. */
    public static Map<String, String> of(Inventory inventory) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("manager", inventory.manager().kind().word());
        settings.put("keepalive", ms(inventory.manager().keepalive()));
        settings.put("deadtime", ms(inventory.manager().deadtime()));
        settings.put("service", inventory.service());
        settings.put("guests", Integer.toString(inventory.guests().size()));
        settings.put("file-system", inventory.disk().fileSystem());
        settings.put("ping-period", ms(inventory.probes().ping()));
        settings.put("arp-period", ms(inventory.probes().arp()));
        settings.put("state-period", ms(inventory.probes().state()));
        settings.put("outage-limit", ms(inventory.limits().outage()));
        settings.put("settle-limit", ms(inventory.limits().settle()));
        return settings;
    }

    private static String ms(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
