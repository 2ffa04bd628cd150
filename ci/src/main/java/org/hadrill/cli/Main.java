package org.hadrill.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.hadrill.controller.daemon.Daemon;
import org.hadrill.controller.daemon.DaemonOptions;

/**
 * Where the process starts: a daemon and DRBD's handler at once, everything else by way of the command line {@link Hadrill}.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals(OutdatePeerCommand.NAME)) {
            // DRBD has frozen I/O while its handler runs.
            PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            System.exit(OutdatePeerCommand.handler(System.getenv(), err));
        }
        Optional<DaemonOptions> daemon = args.length > 0 && args[0].equals("controller")
                ? DaemonArguments.parse(Arrays.copyOfRange(args, 1, args.length))
                : Optional.empty();
        if (daemon.isPresent()) {
            System.exit(Daemon.run(daemon.get(), System.err::println));
        }
        Hadrill.main(args);
    }
}
