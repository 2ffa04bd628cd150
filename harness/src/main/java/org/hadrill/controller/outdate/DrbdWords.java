package org.hadrill.controller.outdate;

import java.util.List;
import java.util.Optional;
import org.hadrill.drbd.DiskState;
import org.hadrill.drbd.Role;

/** The commands for drbdadm(8), versions 8.4 and 9, and what they print. */
final class DrbdWords {
    private static final String PATH = "PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/bin; ";

    private DrbdWords() {}

    /** A line for {@code sh} that prints the state. */
    static String state(String resource) {
        return PATH + read(resource);
    }

    /** A line for {@code sh} that does what {@link Ports.PeerPath#outdate()} says. */
    static String outdate(String resource) {
        return PATH + "case \"$(drbdadm role " + resource + ")\" in Primary*) " + read(resource) + ";; *) "
                + "drbdadm disconnect --force " + resource + " >&2; drbdadm outdate " + resource + " >&2; "
                + read(resource) + "; drbdadm connect " + resource + " >&2;; esac";
    }

    private static String read(String resource) {
        return "echo role $(drbdadm role " + resource + "); echo disk $(drbdadm dstate " + resource + ")";
    }

    /** What the lines printed; empty when they did not run to their end. */
    static Optional<DrbdState> parse(String output) {
        Optional<List<String>> role = words(output, "role");
        Optional<List<String>> disks = words(output, "disk");
        return role.isEmpty() || disks.isEmpty()
                ? Optional.empty()
                : Optional.of(of(
                        role.get().stream().map(Role::of).toList(),
                        disks.get().stream().map(DiskState::of).toList()));
    }

    /** One state of all volumes. */
    static DrbdState of(List<Role> roles, List<DiskState> disks) {
        return new DrbdState(
                roles.stream().distinct().count() == 1 ? roles.get(0) : Role.OTHER,
                disks.stream().distinct().count() == 1 ? disks.get(0) : DiskState.OTHER);
    }

    /** This node's half of each {@code mine/peer} after the first word. */
    private static Optional<List<String>> words(String output, String first) {
        for (String line : output.split("\n")) {
            String[] words = line.strip().split(" +");
            if (words[0].equals(first)) {
                return Optional.of(List.of(words).subList(1, words.length).stream()
                        .map(w -> w.replaceFirst("/.*", ""))
                        .toList());
            }
        }
        return Optional.empty();
    }
}
