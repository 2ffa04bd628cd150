package org.hadrill.interlock;

import java.time.Duration;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteHost;

/**
 * A lease on one node: a file with the second in which it runs out, when it was taken, and its owner. POSIX sh; the node's own
 * clock counts, so that no clocks need to agree. Two that take it in the same instant both read back at their next check,
 * where one of them finds the other.
 */
record LeaseFile(String owner, Duration valid) {
    static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);

    /** Not where undos are armed: what stands there counts as left behind. */
    static final String FILE = "/var/run/hadrill.lease";

    LeaseFile {
        if (!owner.matches("[A-Za-z0-9@:._+-]{1,200}")) {
            throw new IllegalArgumentException("not an owner of a lease: '" + owner + "'");
        }
    }

    /** What a node says. */
    enum State {
        OURS,
        /** Ours now, of another owner until it ran out. */
        EXPIRED,
        /** Of another owner. */
        HELD,
        SILENT
    }

    /** @param detail the other owner, or why the node is silent */
    record Answer(State state, String detail) {
        /** The other owner, where there is one. */
        String owner() {
            return detail.split(" ", 2)[0];
        }
    }

    /** Takes or renews it where nobody else has one that is still good. */
    Answer hold(RemoteHost node) throws InterruptedException {
        CommandResult result = node.run(holdCommand(), COMMAND_LIMIT);
        String[] words = result.output().strip().split(" ", 2);
        return switch (words[0]) {
            case "ours" -> new Answer(State.OURS, owner);
            case "expired" -> new Answer(State.EXPIRED, words[1]);
            case "held" -> new Answer(State.HELD, words[1]);
            default -> new Answer(State.SILENT, result.describe());
        };
    }

    String holdCommand() {
        return "f=" + FILE + " me=" + owner + " u=0 t= o=; n=$(date +%s); "
                + "[ ! -s $f ] || read -r u t o <$f; "
                + "if [ -n \"$o\" ] && [ \"$o\" != $me ] && [ $u -gt $n ]; then "
                + "echo \"held $o since $t, for $((u - n)) s more\"; exit; fi; "
                + "[ \"$o\" = $me ] || t=$(date -u +%Y-%m-%dT%H:%M:%SZ); "
                + "echo \"$((n + " + valid.toSeconds() + ")) $t $me\" >$f.$$ && mv -f $f.$$ $f || exit; "
                + "case \"$o\" in ''|$me) echo ours ;; *) echo \"expired $o\" ;; esac";
    }

    /** Removes it where it is ours. */
    void release(RemoteHost node) throws InterruptedException {
        node.run(releaseCommand(), COMMAND_LIMIT);
    }

    String releaseCommand() {
        return "f=" + FILE + " o=; [ ! -s $f ] || read -r u t o <$f; [ \"$o\" != " + owner
                + " ] || rm -f $f; true";
    }

    /** Removes it, whoever holds it. */
    static void remove(RemoteHost node) throws InterruptedException {
        node.run("rm -f " + FILE, COMMAND_LIMIT);
    }
}
