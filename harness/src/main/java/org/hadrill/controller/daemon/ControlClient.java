package org.hadrill.controller.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the daemon of this machine. */
public final class ControlClient {
    private ControlClient() {}

    /**
     * Sends {@code command} to the daemon at {@code socket}; blocks until it has answered.
     *
     * @param limit longest silence of the daemon; for {@link ControlCommand#STOP} that is the time that stopping may take
     * @return the answer; empty when the daemon died over it
     * @throws IOException when there is no daemon, or no answer within {@code limit}
     */
    public static String ask(Path socket, ControlCommand command, Duration limit) throws IOException {
        try (Conversation daemon = Conversation.with(socket)) {
            daemon.write(command.line() + "\n");
            return daemon.all(limit);
        }
    }
}
