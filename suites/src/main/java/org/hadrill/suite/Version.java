package org.hadrill.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of hadrill, from the build. */
public final class Version {
    private static final Properties BUILD = read();

    public static final String TEXT = BUILD.getProperty("version");

    /** The commit that was built, shortened; empty where the build knew none, as in a source archive. */
    public static final String COMMIT = known(BUILD.getProperty("commit"));

    private Version() {}

    /** A build without git leaves the placeholder. */
    private static String known(String commit) {
        return commit.startsWith("${") ? "" : commit;
    }

    private static Properties read() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(java.util.Objects.requireNonNull(in, "version.properties is missing from the build"));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
