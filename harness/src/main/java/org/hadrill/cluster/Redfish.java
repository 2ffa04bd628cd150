package org.hadrill.cluster;

import java.util.Optional;

/**
 * A Redfish service (DMTF DSP0266) over HTTPS that switches a node's power.
 *
 * @param system Id of the node's ComputerSystem; empty where the service has only one
 */
public record Redfish(
        String address,
        int port,
        Optional<String> system,
        String user,
        SecretReference password,
        Authentication authentication,
        CertificateTrust certificate)
        implements PowerSwitch {

    /** DSP0266, section 13.3: both are required of a service. */
    public enum Authentication {
        SESSION,
        BASIC
    }

    @Override
    public String describe() {
        return "Redfish " + address + system.map(s -> " " + s).orElse("");
    }
}
