package org.hadrill.suite;

import java.util.Optional;

/** How people call hadrill here, for the commands that it prints. */
public final class Program {
    /** {@code hadrill} where it is installed, else the launcher in the source tree; the launcher says which it is. */
    public static final String NAME =
            Optional.ofNullable(System.getenv("HADRILL_COMMAND")).orElse("./hadrill");

    private Program() {}
}
