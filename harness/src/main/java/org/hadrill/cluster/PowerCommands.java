package org.hadrill.cluster;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Programs of this machine that switch a node's power, such as those for a PDU or for libvirt.
 *
 * @param on command as words, in which {@code {name}} stands for a value
 * @param saysOn regular expression that is found in the output of {@code status} when the power is on
 * @param values of placeholders, by name
 * @param secrets by the environment variable in which the commands get them
 */
public record PowerCommands(
        List<String> on,
        List<String> off,
        List<String> status,
        String saysOn,
        String saysOff,
        Map<String, String> values,
        Map<String, SecretReference> secrets)
        implements PowerSwitch {
    /** The placeholder that always stands for the node's name. */
    public static final String NODE = "node";

    /** A placeholder; its name is group 1. */
    public static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9-]*)\\}");

    public PowerCommands {
        on = List.copyOf(on);
        off = List.copyOf(off);
        status = List.copyOf(status);
        values = Map.copyOf(values);
        secrets = Map.copyOf(secrets);
    }

    /**
     * A command with its placeholders replaced; one without a value stays as it is.
     *
     * @param action {@code on}, {@code off} or {@code status}
     */
    public List<String> words(String action, String node) {
        List<String> words = switch (action) {
            case "on" -> on;
            case "off" -> off;
            case "status" -> status;
            default -> throw new IllegalArgumentException("no power command is called " + action);
        };
        return words.stream().map(word -> filled(word, node)).toList();
    }

    private String filled(String word, String node) {
        return PLACEHOLDER
                .matcher(word)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(
                        m.group(1).equals(NODE) ? node : values.getOrDefault(m.group(1), m.group())));
    }

    @Override
    public String describe() {
        return "command " + off.get(0);
    }
}
