package org.hadrill.controller.outdate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Stand-ins for programs of a node: shell scripts in a folder. */
final class Programs {
    private final Path folder;

    Programs(Path folder) {
        this.folder = folder;
    }

    Path write(String name, String script) throws IOException {
        Path program = folder.resolve(name);
        Files.writeString(program, "#!/bin/sh\ncd " + folder + "\necho \"$@\" >> " + name + ".calls\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    /** A drbdadm of 8.4 whose device is what the files {@code role}, {@code disk} and {@code cs} say. */
    void drbdadm(String role, String disk) throws IOException {
        Files.writeString(folder.resolve("role"), role);
        Files.writeString(folder.resolve("disk"), disk);
        Files.writeString(folder.resolve("cs"), "Connected");
        write("drbdadm", """
                case $1 in
                role) echo $(cat role)/Unknown ;;
                dstate) echo $(cat disk)/DUnknown ;;
                disconnect) echo StandAlone > cs ;;
                connect) echo WFConnection > cs ;;
                outdate) case $(cat cs) in StandAlone) echo Outdated > disk ;; *) echo "State change failed" >&2; exit 17 ;; esac ;;
                esac
                """);
    }

    /** A remote shell to this very machine; addresses but {@code lives} do not answer. */
    Path shell(String lives) throws IOException {
        return write("rsh", """
                case $1 in %s) ;; *) echo "connect: No route to host" >&2; exit 255 ;; esac
                PATH=%s:$PATH; export PATH
                shift; exec sh -c "$1"
                """.formatted(lives, folder));
    }

    String text(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }
}
