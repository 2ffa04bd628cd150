package org.hadrill.controller.outdate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.config.Finding;
import org.hadrill.controller.config.HaCf;
import org.hadrill.controller.config.HaConfig;
import org.hadrill.controller.config.OutdatePeerConf;
import org.hadrill.controller.config.Parsed;
import org.hadrill.time.TimeSource;

/**
 * The ports of a real node, from the files of its ha.d directory and from what DRBD puts into the environment of its handlers.
 * What cannot be read is said and left out: the handler then has fewer ways, and answers 1 when it has none.
 */
public final class NodePorts implements Ports {
    private static final Pattern RESOURCE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Path PROC_DRBD = Path.of("/proc/drbd");

    private final String resource;
    private final Consumer<String> out;
    private final OutdatePeerConf conf;
    private final LocalDrbd drbd;
    private final List<String> addresses;
    private final Optional<IpmiOff> bmc;

    /**
     * Reads the files.
     *
     * @param peer as DRBD and ha.cf name it
     * @param environment that DRBD started the handler with: DRBD_MINOR and DRBD_PEER_ADDRESS are used
     * @param out takes the log lines besides the kernel's log
     * @throws IllegalArgumentException when {@code resource} is no name that can stand in a command
     */
    public NodePorts(
            Path haDir,
            String resource,
            NodeName peer,
            Map<String, String> environment,
            TimeSource time,
            Consumer<String> out) {
        if (!RESOURCE.matcher(resource).matches()) {
            throw new IllegalArgumentException("not a name of a DRBD resource: '" + resource + "'");
        }
        this.resource = resource;
        this.out = out;
        List<Finding> findings = new ArrayList<>();
        this.conf = take(OutdatePeerConf.read(haDir), findings).orElse(OutdatePeerConf.DEFAULTS);
        Optional<HaConfig> config = config(haDir.resolve("ha.cf"), findings);
        findings.forEach(f -> log(f.toString()));
        this.drbd = new LocalDrbd(PROC_DRBD, resource, words(environment.getOrDefault("DRBD_MINOR", "")));
        this.addresses = addresses(config, environment.getOrDefault("DRBD_PEER_ADDRESS", ""));
        NodeName target = new NodeName(peer.value().toLowerCase(Locale.ROOT));
        this.bmc = config.flatMap(c -> c.nodes().stream()
                        .filter(n -> !n.equals(target) && c.nodes().contains(target))
                        .findFirst()
                        .flatMap(self -> c.stonith(self, target)))
                .map(d -> new IpmiOff(d, time, this::log));
    }

    @Override
    public DrbdState local() {
        try {
            return drbd.state();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DrbdState.UNKNOWN;
        }
    }

    @Override
    public List<PeerPath> paths() {
        return addresses.stream()
                .map(a -> (PeerPath) ShellPath.open(a, resource, conf))
                .toList();
    }

    @Override
    public boolean fence() {
        if (bmc.isEmpty()) {
            log("no stonith_host line of ha.cf switches the peer off");
            return false;
        }
        try {
            return bmc.get().offAndReadBack();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** To {@code out} and to the file of {@code log}, by default the kernel's, where the lines stand between DRBD's own. */
    @Override
    public void log(String line) {
        String text = "outdate-peer " + resource + ": " + line;
        out.accept(text);
        try {
            Files.writeString(conf.log(), text + "\n", StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // Said on the other way already; an answer without a log beats a log without an answer.
        }
    }

    private static Optional<HaConfig> config(Path file, List<Finding> findings) {
        try {
            return take(HaCf.parse(file.toString(), Files.readAllLines(file), Optional.empty()), findings);
        } catch (IOException e) {
            findings.add(new Finding(Finding.Severity.ERROR, file.toString(), 0, "cannot be read: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private static <T> Optional<T> take(Parsed<T> parsed, List<Finding> findings) {
        parsed.findings().stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .forEach(findings::add);
        return parsed.value();
    }

    /** The peer's addresses; the one of the link that DRBD lost comes last. */
    private List<String> addresses(Optional<HaConfig> config, String lost) {
        List<String> all = new ArrayList<>(conf.paths());
        if (all.isEmpty()) {
            config.ifPresent(c -> c.paths().forEach(p -> p.peerAddress().ifPresent(all::add)));
        }
        all.removeIf(NodePorts::isHere);
        if (all.remove(lost)) {
            all.add(lost);
        }
        return all.stream().distinct().toList();
    }

    private static boolean isHere(String address) {
        try {
            return !address.isEmpty()
                    && Character.isDigit(address.charAt(0))
                    && NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
