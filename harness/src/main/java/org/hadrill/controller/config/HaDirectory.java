package org.hadrill.controller.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hadrill.cluster.NodeName;

/** The directory {@code /etc/ha.d}: {@code ha.cf}, {@code authkeys} and {@code haresources}. Finds all errors at once. */
public final class HaDirectory {
    /** The longest file that is read, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final String HA_CF = "ha.cf";
    private static final String AUTHKEYS = "authkeys";
    private static final String HARESOURCES = "haresources";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path directory;
    private final List<Finding> findings = new ArrayList<>();

    private HaDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads the three files; authkeys must have mode 600.
     *
     * @param self this node as {@code uname -n} has it; empty to check the files of any node
     */
    public static Reading read(Path haDir, Optional<NodeName> self) {
        HaDirectory dir = new HaDirectory(haDir);
        return dir.reading(dir::lines, self);
    }

    /**
     * Reads the three files from texts; findings call them {@code ORIGIN/ha.cf} and so on.
     *
     * @param origin what people call the place the texts come from
     */
    public static Reading of(String origin, String haCf, String authKeys, String haResources, Optional<NodeName> self) {
        Map<String, String> texts = Map.of(HA_CF, haCf, AUTHKEYS, authKeys, HARESOURCES, haResources);
        return new HaDirectory(Path.of(origin))
                .reading(
                        file -> Optional.ofNullable(texts.get(file))
                                .map(t -> t.lines().toList()),
                        self);
    }

    private Reading reading(Function<String, Optional<List<String>>> lines, Optional<NodeName> self) {
        Optional<HaConfig> config = lines.apply(HA_CF).flatMap(l -> take(HaCf.parse(name(HA_CF), l, self)));
        List<NodeName> nodes = config.map(HaConfig::nodes).orElse(List.of());
        Optional<AuthKeys> keys = lines.apply(AUTHKEYS).flatMap(l -> take(AuthKeysFile.parse(name(AUTHKEYS), l)));
        Optional<List<ResourceGroup>> groups =
                lines.apply(HARESOURCES).flatMap(l -> take(HaResources.parse(name(HARESOURCES), l, nodes)));
        return findings.stream().anyMatch(Finding::isError)
                ? new Reading.Wrong(findings)
                : new Reading.Usable(
                        new ClusterFiles(
                                directory.toString(), config.orElseThrow(), groups.orElseThrow(), keys.orElseThrow()),
                        findings);
    }

    private <T> Optional<T> take(Parsed<T> parsed) {
        findings.addAll(parsed.findings());
        return parsed.value();
    }

    private Optional<List<String>> lines(String file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            error(file, "no such file. Name a directory that has ha.cf, authkeys and haresources, such as /etc/ha.d");
            return Optional.empty();
        } catch (AccessDeniedException e) {
            error(file, "you may not read this file. Run this as root");
            return Optional.empty();
        } catch (IOException e) {
            error(file, "cannot be read: " + e.getMessage());
            return Optional.empty();
        }
        if (bytes.length > MAX_BYTES) {
            error(file, "longer than " + MAX_BYTES + " bytes (limit MAX_BYTES). This is no configuration file");
            return Optional.empty();
        }
        if (file.equals(AUTHKEYS)) {
            checkMode(file);
        }
        return Optional.of(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    }

    private void checkMode(String file) {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(directory.resolve(file));
            if (!mode.equals(OWNER_ONLY)) {
                error(
                        file,
                        "mode " + PosixFilePermissions.toString(mode) + " is not "
                                + PosixFilePermissions.toString(OWNER_ONLY)
                                + ": only root may read or change the keys. Run chmod 600 " + name(file));
            }
        } catch (IOException | UnsupportedOperationException e) {
            error(file, "its mode cannot be read: " + e.getMessage());
        }
    }

    private void error(String file, String message) {
        findings.add(new Finding(Finding.Severity.ERROR, name(file), 0, message));
    }

    private String name(String file) {
        return directory.resolve(file).toString();
    }
}
