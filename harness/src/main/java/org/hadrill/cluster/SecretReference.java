package org.hadrill.cluster;

/** Where a secret is found; the secret itself is never in an inventory, a recording or a report. */
public sealed interface SecretReference {
    /** The value of an environment variable. */
    record FromEnvironment(String variable) implements SecretReference {
        @Override
        public String toString() {
            return "env: " + variable;
        }
    }

    /** The first line of a file. */
    record FromFile(String path) implements SecretReference {
        @Override
        public String toString() {
            return "file: " + path;
        }
    }
}
