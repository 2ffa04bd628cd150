package org.hadrill.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hadrill.lab.vm.VmLabDoctor;
import org.hadrill.lab.vm.VmLabDoctor.Diagnosis;

/** What a test may need of the machine that it runs on; {@code HADRILL_REQUIRE_LABS} lists the words of those that must be there. */
public enum Need {
    VM {
        @Override
        Optional<String> missing() {
            Diagnosis diagnosis = VmLabDoctor.examine(path(), "root".equals(System.getProperty("user.name")));
            return diagnosis.missing().isEmpty()
                    ? Optional.empty()
                    : Optional.of("the vm lab needs "
                            + diagnosis.missing().stream()
                                    .map(VmLabDoctor.Program::name)
                                    .collect(Collectors.joining(", "))
                            + "; " + diagnosis.installLine());
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
    };

    /** What is missing, and how it gets here; empty when all is there. */
    abstract Optional<String> missing();

    /** As {@code HADRILL_REQUIRE_LABS} writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
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
