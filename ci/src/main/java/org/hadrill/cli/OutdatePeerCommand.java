package org.hadrill.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.outdate.Answer;
import org.hadrill.controller.outdate.NodePorts;
import org.hadrill.controller.outdate.OutdatePeer;
import org.hadrill.time.SystemTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hadrill outdate-peer}: DRBD's fence-peer handler. */
@Command(
        name = OutdatePeerCommand.NAME,
        description = {
            "DRBD's fence-peer handler: outdates the peer's disk over any path that lives, and believes it only when Outdated"
                    + " is read back; switches the peer off by STONITH only if that fails.",
            "In drbd.conf: disk { fencing resource-and-stonith; } handlers { fence-peer \"/path/of/hadrill outdate-peer\"; }"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes (DRBD User's Guide, The peer fencing interface):%n",
        exitCodeList = {
            "1:failed; I/O stays frozen",
            "3:the peer's disk is Inconsistent",
            "4:the peer's disk is Outdated",
            "6:the peer is Primary",
            "7:the peer was switched off, and read back as off"
        })
public final class OutdatePeerCommand implements Callable<Integer> {
    static final String NAME = "outdate-peer";
    private static final String HA_DIR = "/etc/ha.d";

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--resource",
            paramLabel = "R",
            description = "The DRBD resource. Default: DRBD_RESOURCE, which DRBD sets.",
            defaultValue = "${env:DRBD_RESOURCE}")
    private String resource = "";

    @Option(
            names = "--peer",
            paramLabel = "NODE",
            description = "The peer, as ha.cf names it. Default: DRBD_PEER, which DRBD sets.",
            defaultValue = "${env:DRBD_PEER}")
    private String peer = "";

    @Option(
            names = "--ha-dir",
            paramLabel = "DIR",
            description = "Where ha.cf and outdate-peer.conf are. Default: ${DEFAULT-VALUE}.",
            defaultValue = HA_DIR)
    private Path haDir = Path.of(HA_DIR);

    public OutdatePeerCommand() {
        this(System.getenv());
    }

    OutdatePeerCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        return run(haDir, resource, peer, environment, spec.commandLine().getErr());
    }

    /** As DRBD calls it: no word more on the command line, everything in the environment. Loads no parser of options. */
    static int handler(Map<String, String> environment, PrintWriter err) {
        return run(
                Path.of(HA_DIR),
                environment.getOrDefault("DRBD_RESOURCE", ""),
                environment.getOrDefault("DRBD_PEER", ""),
                environment,
                err);
    }

    /** Whatever goes wrong, the exit code is 1: DRBD takes other numbers for statements about its peer. */
    private static int run(Path haDir, String resource, String peer, Map<String, String> environment, PrintWriter err) {
        if (resource.isEmpty() || peer.isEmpty()) {
            err.println(
                    "outdate-peer: no resource or no peer. DRBD names them in DRBD_RESOURCE and DRBD_PEER; by hand, use"
                            + " --resource and --peer");
            return Answer.FAILED.exitCode();
        }
        try {
            NodePorts ports =
                    new NodePorts(haDir, resource, new NodeName(peer), environment, new SystemTime(), err::println);
            return OutdatePeer.run(ports);
        } catch (RuntimeException e) {
            err.println("outdate-peer failed: " + e.getMessage());
            return Answer.FAILED.exitCode();
        } finally {
            err.flush();
        }
    }
}
