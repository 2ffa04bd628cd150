package org.hadrill.cluster;

/** How the power of a node is switched. */
public sealed interface PowerSwitch permits Inventory.Bmc, Redfish, PowerCommands {
    /** In a few words, such as {@code BMC 192.168.46.121}; no secret in it. */
    String describe();
}
