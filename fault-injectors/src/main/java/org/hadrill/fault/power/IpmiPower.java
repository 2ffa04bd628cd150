package org.hadrill.fault.power;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.LocalCommand;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;

/**
 * A node's power switch behind a BMC, through {@code ipmitool} with interface lanplus (IPMI 2.0, RMCP+). The password goes
 * by the environment (ipmitool(1), option {@code -E}).
 */
public final class IpmiPower implements PowerControl {
    /** Longest time for one command; a silent BMC takes ipmitool about 12 s with {@code -N 1 -R 3}. */
    static final Duration COMMAND_LIMIT = Duration.ofSeconds(20);

    /** Longest wait for the answer of a BMC to a request without session. */
    static final Duration PRESENCE_LIMIT = Duration.ofSeconds(2);

    /** Get Channel Authentication Capabilities (IPMI 2.0 section 22.13), without session, for channel "this one". */
    private static final byte[] AUTH_CAPABILITIES =
            HexFormat.of().parseHex("0600ff07000000000000000000092018c88100388e04b5");

    private final NodeName node;
    private final Inventory.Bmc bmc;
    private final String password;

    public IpmiPower(NodeName node, Inventory.Bmc bmc, String password) {
        this.node = node;
        this.bmc = bmc;
        this.password = password;
    }

    @Override
    public boolean isOn() throws RemoteException, InterruptedException {
        String said = ask("status").strip();
        if (said.endsWith("is on")) {
            return true;
        }
        if (said.endsWith("is off")) {
            return false;
        }
        throw new RemoteException(name(), "the BMC of " + node + " answered '" + said + "' to a request for its power");
    }

    @Override
    public void off() throws RemoteException, InterruptedException {
        ask("off");
    }

    @Override
    public void on() throws RemoteException, InterruptedException {
        ask("on");
    }

    @Override
    public String describe(String action) {
        return String.join(" ", power(action));
    }

    /** Get System GUID, IPMI 2.0 section 22.14. */
    @Override
    public Optional<String> systemGuid() throws InterruptedException {
        CommandResult result =
                LocalCommand.run(command("raw", "0x06", "0x37"), Map.of("IPMI_PASSWORD", password), COMMAND_LIMIT);
        String bytes = result.output().replaceAll("\\s", "");
        return Optional.of(bytes).filter(b -> result.ok() && b.matches("[0-9a-f]{32}"));
    }

    private String ask(String action) throws RemoteException, InterruptedException {
        CommandResult result = LocalCommand.run(power(action), Map.of("IPMI_PASSWORD", password), COMMAND_LIMIT);
        if (result.ok()) {
            return result.output();
        }
        String detail = result instanceof CommandResult.Completed c
                ? c.stderr().lines().findFirst().orElse("exit code " + c.exitCode())
                : result.describe();
        throw new RemoteException(name(), cause() + " (ipmitool: " + detail + ")");
    }

    /** ipmitool says the same of a dead BMC and of a wrong password; a request without session tells them apart. */
    private String cause() {
        String where = "the BMC of " + node + " at " + bmc.address() + ":" + bmc.port();
        return answers()
                ? where + " answers, but refuses a session for user " + bmc.user() + ": wrong user, password ("
                        + bmc.password() + "), privilege " + bmc.privilege() + " or cipher suite " + bmc.cipherSuite()
                : where + " does not answer: check its address, its cable and that IPMI over LAN is enabled";
    }

    private boolean answers() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(Math.toIntExact(PRESENCE_LIMIT.toMillis()));
            socket.connect(new InetSocketAddress(InetAddress.getByName(bmc.address()), bmc.port()));
            socket.send(new DatagramPacket(AUTH_CAPABILITIES, AUTH_CAPABILITIES.length));
            socket.receive(new DatagramPacket(new byte[256], 256));
            return true;
        } catch (IOException silent) {
            return false;
        }
    }

    private List<String> power(String action) {
        return command("chassis", "power", action);
    }

    private List<String> command(String... words) {
        List<String> line = new ArrayList<>(List.of("ipmitool", "-I", "lanplus", "-H", bmc.address()));
        line.addAll(List.of("-p", Integer.toString(bmc.port()), "-U", bmc.user(), "-E"));
        line.addAll(List.of("-C", Integer.toString(bmc.cipherSuite())));
        line.addAll(List.of("-L", bmc.privilege().toUpperCase(Locale.ROOT), "-N", "1", "-R", "3"));
        line.addAll(List.of(words));
        return line;
    }

    private String name() {
        return "bmc-" + node;
    }
}
