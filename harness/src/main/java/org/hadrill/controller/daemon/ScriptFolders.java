package org.hadrill.controller.daemon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.config.HaConfig;
import org.hadrill.controller.config.Resource;

/**
 * Where resource scripts are, looked up as Heartbeat 3's ResourceManager does: {@code resource.d} beside ha.cf, then {@code
 * /etc/init.d}.
 *
 * @param haDir such as {@code /etc/ha.d}
 */
record ScriptFolders(Path haDir, Path initD) {
    /** Where System V init scripts are. */
    static final Path INIT_D = Path.of("/etc/init.d");

    private static final String SYSTEM_PATH = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin";

    Path resourceD() {
        return haDir.resolve("resource.d");
    }

    /** Empty where there is no such executable file. */
    Optional<Path> find(Resource resource) {
        for (Path folder : new Path[] {resourceD(), initD}) {
            Path script = folder.resolve(resource.script());
            if (Files.isRegularFile(script) && Files.isExecutable(script)) {
                return Optional.of(script);
            }
        }
        return Optional.empty();
    }

    /** Whether {@code script} speaks by exit code (an init script) and not by words. */
    boolean speaksByExitCode(Path script) {
        return !script.startsWith(resourceD());
    }

    /** What Heartbeat gives to its scripts, and a PATH with the system's programs. */
    Map<String, String> environment(NodeName self, HaConfig config) {
        Map<String, String> variables = new HashMap<>();
        variables.put("HA_DIR", haDir.toString());
        variables.put("HA_CF", haDir.resolve("ha.cf").toString());
        variables.put("HA_FUNCS", haDir.resolve("shellfuncs").toString());
        variables.put("HA_RESOURCEDIR", resourceD().toString());
        variables.put("HA_RCDIR", haDir.resolve("rc.d").toString());
        variables.put("HA_CURHOST", self.value().toLowerCase(Locale.ROOT));
        variables.put("HA_DATEFMT", "%b %d %T ");
        config.logFile().ifPresent(file -> variables.put("HA_LOGFILE", file));
        config.logFile().ifPresent(file -> variables.put("HA_DEBUGLOG", file));
        config.logFacility().ifPresent(facility -> variables.put("HA_LOGFACILITY", facility));
        String path = System.getenv("PATH");
        variables.put("PATH", path == null ? SYSTEM_PATH : path + ":" + SYSTEM_PATH);
        return variables;
    }
}
