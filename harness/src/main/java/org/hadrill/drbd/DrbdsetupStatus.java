package org.hadrill.drbd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code drbdsetup status --json} of DRBD 9 (drbdsetup-9.0(8)), for resources with one peer; of several peers the
 * first one counts.
 */
public final class DrbdsetupStatus {
    private static final JsonMapper JSON = new JsonMapper();

    private DrbdsetupStatus() {}

    /** @throws IllegalArgumentException when {@code json} is not what drbdsetup prints */
    public static DrbdReport parse(String json) {
        JsonNode resources;
        try {
            resources = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "not the output of 'drbdsetup status --json': " + e.getOriginalMessage(), e);
        }
        if (!resources.isArray()) {
            throw new IllegalArgumentException("not the output of 'drbdsetup status --json': no list of resources");
        }
        List<DrbdStatus> devices = new ArrayList<>();
        for (JsonNode resource : resources) {
            for (JsonNode device : resource.path("devices")) {
                devices.add(device(resource, device));
            }
        }
        devices.sort(Comparator.comparingInt(DrbdStatus::minor));
        return new DrbdReport(Optional.empty(), devices);
    }

    private static DrbdStatus device(JsonNode resource, JsonNode device) {
        JsonNode peer = resource.path("connections").path(0);
        JsonNode peerDevice = peer.path("peer_devices")
                .valueStream()
                .filter(d -> d.path("volume").asInt(-1) == device.path("volume").asInt(-1))
                .findFirst()
                .orElse(peer.path("peer_devices").path(-1));
        ConnectionState connection = connection(peer, peerDevice);
        return new DrbdStatus(
                device.path("minor").asInt(-1),
                connection,
                Role.of(resource.path("role").asString("")),
                Role.of(peer.path("peer-role").asString("")),
                DiskState.of(device.path("disk-state").asString("")),
                DiskState.of(peerDevice.path("peer-disk-state").asString("")),
                resource.path("suspended").asBoolean(false),
                connection.resyncing()
                        ? Optional.of(peerDevice.path("percent-in-sync").asDouble(0))
                        : Optional.empty(),
                Optional.of(peerDevice.path("out-of-sync"))
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::asLong),
                Optional.empty(),
                resource.toString());
    }

    /** The replication state where it says more than that the connection stands. */
    private static ConnectionState connection(JsonNode peer, JsonNode peerDevice) {
        if (peer.isMissingNode()) {
            return ConnectionState.STAND_ALONE;
        }
        String replication = peerDevice.path("replication-state").asString("Off");
        return ConnectionState.of(
                replication.equals("Off") || replication.equals("Established")
                        ? peer.path("connection-state").asString("")
                        : replication);
    }
}
