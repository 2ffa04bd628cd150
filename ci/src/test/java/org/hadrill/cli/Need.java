package org.hadrill.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hadrill.cli.history.PostgresqlServer;
import org.hadrill.lab.containers.ContainerLabs;
import org.hadrill.lab.daemon.Diagnosis;
import org.hadrill.lab.daemon.LabKind;
import org.hadrill.lab.daemon.LabRequest;
import org.hadrill.lab.vm.VmLabs;

/** What a test may need of the machine that it runs on; {@code HADRILL_REQUIRE_LABS} lists the words of those that must be there. */
public enum Need {
    VM {
        @Override
        Optional<String> missing() {
            return lab(new VmLabs(LabRequest.of(VmLabs.KIND, "hardened", System.getenv()), Optional.empty()));
        }
    },
    CONTAINERS {
        @Override
        Optional<String> missing() {
            return lab(new ContainerLabs(LabRequest.of(ContainerLabs.KIND, "hardened", System.getenv())));
        }
    },
    /** What it takes to play a node on this machine, without Docker. */
    NAMESPACES {
        @Override
        Optional<String> missing() {
            return "root".equals(System.getProperty("user.name"))
                    ? Stream.of("unshare util-linux", "ip iproute2", "perl perl-base", "busybox busybox-static")
                            .map(p -> p.split(" "))
                            .flatMap(p -> program(p[0], p[1]).stream())
                            .findFirst()
                    : Optional.of("only root may make namespaces");
        }
    },
    CHROMIUM {
        @Override
        Optional<String> missing() {
            return program("chromium", "chromium");
        }
    },
    POSTGRESQL {
        @Override
        Optional<String> missing() {
            return PostgresqlServer.program("initdb").isPresent()
                    ? Optional.empty()
                    : Optional.of("the program initdb is neither on the PATH nor below /usr/lib/postgresql;"
                            + " apt-get install postgresql");
        }
    };

    /** What is missing, and how it gets here; empty when all is there. */
    abstract Optional<String> missing();

    /** As {@code HADRILL_REQUIRE_LABS} writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> lab(LabKind<?> kind) {
        Diagnosis diagnosis = kind.diagnose();
        if (diagnosis.healthy()) {
            return Optional.empty();
        }
        String programs =
                diagnosis.missing().stream().map(Diagnosis.Program::name).collect(Collectors.joining(", "));
        return Optional.of("the " + kind.word() + " lab needs " + programs + "; " + diagnosis.installLine()
                + diagnosis.obstacle().orElse(""));
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", "");
    }

    private static Optional<String> program(String program, String debianPackage) {
        Stream<Path> folders = Arrays.stream(path().split(":")).map(Path::of);
        return folders.anyMatch(folder -> Files.isExecutable(folder.resolve(program)))
                ? Optional.empty()
                : Optional.of("the program " + program + " is not on the PATH; apt-get install " + debianPackage);
    }
}
