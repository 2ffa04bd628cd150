package org.hadrill.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** Who holds a lease, in a word that tells others whom to ask: {@code user@host:pid:what:random}. */
final class LeaseOwner {
    private LeaseOwner() {}

    static String of(String what) {
        String random = UUID.randomUUID().toString().substring(0, 8);
        String owner = System.getProperty("user.name") + "@" + host() + ":"
                + ProcessHandle.current().pid() + ":" + what + ":" + random;
        return owner.replaceAll("[^A-Za-z0-9@:._+-]", "_");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown-host";
        }
    }
}
