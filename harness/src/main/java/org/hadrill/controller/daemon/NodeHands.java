package org.hadrill.controller.daemon;

import java.util.function.Consumer;
import org.hadrill.controller.Action;

/** Does on this node what the core says; nothing here blocks. */
record NodeHands(Network network, Scripts scripts, Fencing fencing, Watchdog watchdog, DaemonLog log)
        implements Consumer<Action> {
    @Override
    public void accept(Action action) {
        if (action instanceof Action.Send send) {
            network.send(send.datagram());
        } else if (action instanceof Action.Run run) {
            scripts.run(run);
        } else if (action instanceof Action.Fence fence) {
            fencing.fence(fence);
        } else if (action instanceof Action.Log line) {
            log.log(line.level(), line.text());
        } else if (action instanceof Action.PatWatchdog) {
            watchdog.pat();
        } else if (action instanceof Action.LetGoOfWatchdog) {
            watchdog.letGo();
        }
        // Action.Ping needs nothing: a ping runs all the time (Pings).
    }
}
