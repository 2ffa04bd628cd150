package org.hadrill.lab.containers.disk;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.LocalCommand;

/** m1 and m2, and the cable between their eth2. */
final class StandInPair implements AutoCloseable {
    /** A lost peer is noticed within 1.3 s. */
    private static final String RESOURCE = """
            resource r0 {
              protocol C;
              startup { wfc-timeout 15; degr-wfc-timeout 10; outdated-wfc-timeout 5; }
              disk { on-io-error detach; resync-rate RATE; }
              net { cram-hmac-alg sha1; shared-secret "secret"; ping-int 1; ping-timeout 3; timeout 10; }
              device /dev/drbd0;
              disk /dev/vdb;
              meta-disk internal;
              on m1 { address 192.168.200.1:7788; }
              on m2 { address 192.168.200.2:7788; }
            }
            """;

    final StandInNode m1;
    final StandInNode m2;
    private boolean cableIn = true;

    /** Without power. A resync of everything copies 64 MiB. */
    StandInPair(Path folder, String resyncRate) throws IOException, URISyntaxException {
        Files.writeString(folder.resolve("r0.res"), RESOURCE.replace("RATE", resyncRate));
        Files.copy(StandInNode.startScript(), folder.resolve("node-start"));
        for (Map.Entry<String, Integer> program : StandInPrograms.modes().entrySet()) {
            Path file = folder.resolve("programs").resolve(program.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, StandInPrograms.content(program.getKey()));
            boolean runs = program.getValue() == 0755;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
        m1 = new StandInNode("m1", folder);
        m2 = new StandInNode("m2", folder);
    }

    /** Both booted and connected. */
    static StandInPair running(Path folder) throws Exception {
        return running(folder, "100M");
    }

    static StandInPair running(Path folder, String resyncRate) throws Exception {
        StandInPair pair = new StandInPair(folder, resyncRate);
        try {
            pair.powerOn(pair.m1);
            pair.powerOn(pair.m2);
            pair.m1.becomes("Connected Secondary/Secondary UpToDate/UpToDate");
            pair.m2.becomes("Connected Secondary/Secondary UpToDate/UpToDate");
        } catch (Exception e) {
            pair.close();
            throw e;
        }
        return pair;
    }

    /** Boots the node as far as its DRBD, which does not wait for its peer here. */
    void powerOn(StandInNode node) throws IOException, InterruptedException {
        node.powerOn();
        if (m1.on() && m2.on()) {
            lay();
        }
        node.ok("/usr/lib/hadrill/disk/drbdd");
        node.ok("drbdadm", "up", "r0");
    }

    /** The cable goes first: a kernel that is about to die says no farewell. */
    void powerOff(StandInNode node) throws InterruptedException {
        if (m1.on() && m2.on()) {
            node.run("ip", "link", "del", "eth2");
        }
        node.powerOff();
    }

    void cable(boolean in) throws InterruptedException {
        cableIn = in;
        if (m1.on() && m2.on()) {
            m1.ok("ip", "link", "set", "eth2", in ? "up" : "down");
        }
    }

    boolean cableIn() {
        return cableIn;
    }

    private void lay() throws InterruptedException {
        local("ip link add dev eth2 netns " + m1.pid() + " type veth peer name eth2 netns " + m2.pid());
        for (StandInNode node : List.of(m1, m2)) {
            String address = node == m1 ? "192.168.200.1/24" : "192.168.200.2/24";
            node.ok("ip", "addr", "add", address, "dev", "eth2");
            node.ok("ip", "link", "set", "eth2", node == m2 || cableIn ? "up" : "down");
        }
    }

    private static void local(String command) throws InterruptedException {
        CommandResult result = LocalCommand.run(List.of(command.split(" ")), Map.of(), Duration.ofSeconds(5));
        if (!result.ok()) {
            throw new AssertionError(result.describe());
        }
    }

    @Override
    public void close() throws InterruptedException {
        m1.powerOff();
        m2.powerOff();
    }
}
