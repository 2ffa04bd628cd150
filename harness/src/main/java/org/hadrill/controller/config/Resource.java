package org.hadrill.controller.config;

import java.util.List;

/**
 * A resource of haresources: a script in {@code resource.d} or {@code init.d}, and what it is called with before the verb.
 *
 * @param script file name, such as {@code Filesystem}; a bare address in the file is {@code IPaddr} with that argument
 */
public record Resource(String script, List<String> arguments) {
    public Resource {
        arguments = List.copyOf(arguments);
    }

    /** As in haresources: {@code Filesystem::/dev/drbd0::/d0::ext3}. */
    @Override
    public String toString() {
        return arguments.isEmpty() ? script : script + "::" + String.join("::", arguments);
    }
}
