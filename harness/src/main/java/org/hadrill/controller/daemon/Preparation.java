package org.hadrill.controller.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.config.ClusterFiles;
import org.hadrill.controller.config.HaConfig;
import org.hadrill.controller.config.HaDirectory;
import org.hadrill.controller.config.Reading;
import org.hadrill.controller.config.Resource;

/** What must be in order before a daemon starts: files, scripts, watchdog. Collects all that is not. */
final class Preparation {
    private final List<String> warnings = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private Preparation() {}

    /** @param files absent when {@code errors} are not empty */
    record Result(NodeName self, Optional<ClusterFiles> files, List<String> warnings, List<String> errors) {
        Result {
            warnings = List.copyOf(warnings);
            errors = List.copyOf(errors);
        }
    }

    static Result of(DaemonOptions options, WatchdogTimeout timeouts) throws IOException {
        NodeName self = options.node().isPresent() ? options.node().get() : machine();
        Preparation preparation = new Preparation();
        Reading reading = HaDirectory.read(options.haDir(), Optional.of(self));
        boolean usable = reading instanceof Reading.Usable;
        reading.findings().forEach(f -> (usable ? preparation.warnings : preparation.errors).add(f.toString()));
        if (reading instanceof Reading.Usable good) {
            preparation.scripts(good.files(), new ScriptFolders(options.haDir(), ScriptFolders.INIT_D));
            preparation.watchdog(good.files().config(), self, timeouts);
        }
        Optional<ClusterFiles> files = reading instanceof Reading.Usable good && preparation.errors.isEmpty()
                ? Optional.of(good.files())
                : Optional.empty();
        return new Result(self, files, preparation.warnings, preparation.errors);
    }

    /** As {@code uname -n} has it. */
    private static NodeName machine() throws IOException {
        Path kernel = Path.of("/proc/sys/kernel/hostname");
        return new NodeName(
                Files.exists(kernel)
                        ? Files.readString(kernel, StandardCharsets.ISO_8859_1).strip()
                        : InetAddress.getLocalHost().getHostName());
    }

    private void scripts(ClusterFiles files, ScriptFolders folders) {
        files.groups().stream()
                .flatMap(group -> group.resources().stream())
                .map(Resource::script)
                .distinct()
                .filter(name -> folders.find(new Resource(name, List.of())).isEmpty())
                .forEach(name -> warnings.add(files.origin() + "/haresources: there is no script " + name + " in "
                        + folders.resourceD() + " or " + folders.initD() + ": its group cannot be started here"));
    }

    /** A node whose daemon died must be reset before its peer takes over, unless the peer fences it first. */
    private void watchdog(HaConfig config, NodeName self, WatchdogTimeout timeouts) {
        if (config.watchdog().isEmpty()) {
            return;
        }
        String device = config.watchdog().get();
        Optional<Duration> timeout = timeouts.of(device);
        boolean fenced = config.stonith().stream().anyMatch(h -> h.target().equals(self));
        if (timeout.isEmpty()) {
            warnings.add("the kernel does not show the timeout of " + device
                    + ": make sure that it is shorter than deadtime");
        } else if (timeout.get().compareTo(config.deadtime()) >= 0) {
            String text = "the watchdog " + device + " resets after "
                    + timeout.get().toSeconds() + " s, not before deadtime ("
                    + config.deadtime().toMillis() + " ms) is over and the peer takes over";
            (fenced ? warnings : errors)
                    .add(text + ". Set it: wdctl --settimeout SECONDS " + device
                            + ", or load the module with a shorter one, such as softdog soft_margin=SECONDS");
        }
    }
}
