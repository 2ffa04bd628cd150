package org.hadrill.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.hadrill.cluster.SecretReference;

/** Finds the values of secrets that an inventory refers to. Writes none of them anywhere. Thread-safe. */
public final class Secrets {
    /** The longest first line of a secret file, in bytes. */
    public static final int MAX_BYTES = 4096;

    /** What nobody but the owner may do, as ssh(1) wants it of private keys. */
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Map<String, String> environment;
    private final Map<String, String> fromLab;

    /**
     * @param environment the process's environment
     * @param fromLab values that the lab chose itself, by variable; stronger than {@code environment}
     */
    public Secrets(Map<String, String> environment, Map<String, String> fromLab) {
        this.environment = Map.copyOf(environment);
        this.fromLab = Map.copyOf(fromLab);
    }

    /**
     * The value that {@code reference} stands for. Reads the file each time.
     *
     * @param wantedBy the key that wants it, such as {@code nodes.m1.bmc.password}; for the message
     * @throws MissingSecretException when there is no such variable or file, it is empty, or others than its owner may read or
     *     write the file
     */
    public String resolve(SecretReference reference, String wantedBy) throws MissingSecretException {
        if (reference instanceof SecretReference.FromEnvironment env) {
            return variable(env.variable(), wantedBy);
        } else if (reference instanceof SecretReference.FromFile file) {
            return firstLine(Path.of(file.path()), wantedBy);
        }
        throw new IllegalArgumentException("unknown kind of secret reference: " + reference);
    }

    private String variable(String name, String wantedBy) throws MissingSecretException {
        String value = fromLab.containsKey(name) ? fromLab.get(name) : environment.get(name);
        if (value == null || value.isEmpty()) {
            String state = value == null ? "not set" : "empty";
            throw new MissingSecretException(wantedBy + ": the environment variable " + name + " is " + state
                    + ". Set it to the password and export it");
        }
        return value;
    }

    private static String firstLine(Path file, String wantedBy) throws MissingSecretException {
        try {
            refuseWhenOpenToOthers(file, wantedBy);
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
            String line = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            if (line.isEmpty()) {
                throw new MissingSecretException(
                        wantedBy + ": the first line of " + file + " is empty. Write the password there");
            }
            if (line.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw new MissingSecretException(wantedBy + ": the first line of " + file + " is longer than "
                        + MAX_BYTES + " bytes (limit Secrets.MAX_BYTES), no password is");
            }
            return line;
        } catch (NoSuchFileException e) {
            throw new MissingSecretException(wantedBy + ": " + file
                    + " does not exist. Write the password into its first line, then chmod 600 " + file);
        } catch (IOException e) {
            throw new MissingSecretException(wantedBy + ": " + file + " cannot be read (" + e + ")");
        }
    }

    private static void refuseWhenOpenToOthers(Path file, String wantedBy) throws IOException, MissingSecretException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> mode = view.readAttributes().permissions();
        if (mode.stream().anyMatch(OTHERS::contains)) {
            throw new MissingSecretException(wantedBy + ": others than the owner may read or write " + file + " ("
                    + PosixFilePermissions.toString(mode) + "). Do: chmod 600 " + file);
        }
    }
}
