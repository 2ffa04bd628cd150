package org.hadrill.fault.power;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hadrill.cluster.NodeName;
import org.hadrill.cluster.Redfish;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A node's power switch behind a Redfish service (DMTF DSP0266): action {@code ComputerSystem.Reset} with {@code ForceOff} and
 * {@code On}, property {@code PowerState} read back. Every address is discovered from the service's root, never guessed.
 */
public final class RedfishPower implements PowerControl {
    /** Most systems that are looked at to find the one with the Id. */
    static final int SYSTEMS_LIMIT = 64;

    private static final String RESET = "#ComputerSystem.Reset";

    private final NodeName node;
    private final Redfish redfish;
    private final RedfishClient client;
    private @Nullable String system; // guarded by this

    public RedfishPower(NodeName node, Redfish redfish, String password) {
        this.node = node;
        this.redfish = redfish;
        this.client = new RedfishClient(node, redfish, password);
    }

    @Override
    public boolean isOn() throws RemoteException, InterruptedException {
        String state = computerSystem().path("PowerState").asString("");
        return switch (state) {
            // While it is switched off or on, something still or already has power.
            case "On", "PoweringOff", "PoweringOn", "Paused" -> true;
            case "Off" -> false;
            default -> throw client.failure("its PowerState is '" + state + "', neither On nor Off");
        };
    }

    @Override
    public void off() throws RemoteException, InterruptedException {
        reset("ForceOff");
    }

    @Override
    public void on() throws RemoteException, InterruptedException {
        reset("On");
    }

    @Override
    public String describe(String action) {
        String where = "https://" + redfish.address() + ":" + redfish.port() + " system "
                + redfish.system().orElse("(the only one)");
        return switch (action) {
            case "on" -> "POST " + where + " ComputerSystem.Reset {\"ResetType\":\"On\"}";
            case "off" -> "POST " + where + " ComputerSystem.Reset {\"ResetType\":\"ForceOff\"}";
            default -> "GET " + where + " PowerState";
        };
    }

    @Override
    public void close() {
        client.close();
    }

    private void reset(String type) throws RemoteException, InterruptedException {
        JsonNode reset = computerSystem().path("Actions").path(RESET);
        String target = reset.path("target").asString("");
        if (target.isEmpty()) {
            throw client.failure("its system has no action " + RESET + ": it cannot switch the power of " + node);
        }
        List<String> allowed = reset.path("ResetType@Redfish.AllowableValues")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        if (!allowed.isEmpty() && !allowed.contains(type)) {
            throw client.failure("its system allows no reset " + type + ", only " + String.join(", ", allowed));
        }
        client.post(target, "{\"ResetType\":\"" + type + "\"}");
    }

    private synchronized JsonNode computerSystem() throws RemoteException, InterruptedException {
        String known = system;
        if (known == null) {
            known = discover();
            system = known;
        }
        return client.get(known);
    }

    private String discover() throws RemoteException, InterruptedException {
        List<String> members = new ArrayList<>();
        String page = client.link(client.root(), "Systems");
        while (!page.isEmpty() && members.size() < SYSTEMS_LIMIT) {
            JsonNode collection = client.get(page);
            collection
                    .path("Members")
                    .forEach(m -> members.add(m.path("@odata.id").asString("")));
            page = collection.path("Members@odata.nextLink").asString("");
        }
        Optional<String> wanted = redfish.system();
        if (wanted.isEmpty() && members.size() == 1) {
            return members.get(0);
        }
        List<String> ids = new ArrayList<>();
        for (String member : members.stream().limit(SYSTEMS_LIMIT).toList()) {
            String id = client.get(member).path("Id").asString("");
            if (wanted.isPresent() && wanted.get().equals(id)) {
                return member;
            }
            ids.add(id);
        }
        String found = ids.isEmpty() ? "none" : ids.stream().sorted().collect(Collectors.joining(", "));
        String complaint = wanted.map(w -> "has no system with the Id " + w).orElse("has not exactly one system");
        throw client.failure(complaint + ". Name one under nodes." + node + ".redfish.system: " + found
                + (ids.size() < SYSTEMS_LIMIT ? "" : " (limit RedfishPower.SYSTEMS_LIMIT)"));
    }
}
