package org.hadrill.audit.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;

/** Which kernel a node boots next, by the configuration of GRUB 2, GRUB legacy or LILO. */
record NextKernel(String release, String evidence) {
    private static final String GRUB2 = "/boot/grub/grub.cfg";
    private static final List<String> LEGACY = List.of("/boot/grub/grub.conf", "/boot/grub/menu.lst");
    private static final String LILO = "/etc/lilo.conf";
    private static final Pattern IMAGE = Pattern.compile("vmlinuz-(\\S+)");

    /** @throws MissingFactException when there is no such configuration, or it leaves the choice to something else */
    static NextKernel of(NodeFacts node) throws MissingFactException {
        Optional<String> legacy =
                LEGACY.stream().filter(f -> node.file(f).isPresent()).findFirst();
        if (node.file(GRUB2).isPresent()) {
            return grub2(node);
        } else if (legacy.isPresent()) {
            return legacy(node, legacy.get());
        } else if (node.file(LILO).isPresent()) {
            return lilo(node);
        }
        throw new MissingFactException("no configuration of GRUB or LILO: what boots next is decided elsewhere");
    }

    private static NextKernel grub2(NodeFacts node) throws MissingFactException {
        String text = node.need(GRUB2);
        // The first one is for a single boot, grub-reboot(8).
        String chosen = Pattern.compile("(?m)^\\s*set default=\"?([^\"\\n]*)")
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .reduce((a, b) -> b)
                .orElse("0");
        if (!chosen.equals("0")) {
            throw new MissingFactException(GRUB2 + " boots entry '" + chosen + "', which is not read here");
        }
        return image(node, GRUB2, first(text, "(?m)^\\s*linux(?:16|efi)?\\s+(\\S+)"));
    }

    private static NextKernel legacy(NodeFacts node, String path) throws MissingFactException {
        String text = node.need(path);
        String chosen = first(text, "(?m)^\\s*default[ =]+(\\S+)").orElse("0");
        List<String> entries = new ArrayList<>(List.of(text.split("(?m)^\\s*title\\s")));
        if (!chosen.matches("\\d{1,3}") || Integer.parseInt(chosen) + 1 >= entries.size()) {
            throw new MissingFactException(path + " boots entry '" + chosen + "', which is not there");
        }
        return image(node, path, first(entries.get(Integer.parseInt(chosen) + 1), "(?m)^\\s*kernel\\s+(\\S+)"));
    }

    private static NextKernel lilo(NodeFacts node) throws MissingFactException {
        String text = node.need(LILO);
        String chosen = first(text, "(?m)^\\s*default\\s*=\\s*\"?([^\"\\s]+)").orElse("");
        for (MatchResult image : Pattern.compile("(?m)^\\s*image\\s*=\\s*(\\S+)((?:\\n(?!\\s*image\\s*=).*)*)")
                .matcher(text)
                .results()
                .toList()) {
            String label = first(image.group(2), "(?m)^\\s*label\\s*=\\s*\"?([^\"\\s]+)")
                    .orElse("");
            if (chosen.isEmpty() || label.equals(chosen)) {
                return image(node, LILO, Optional.of(image.group(1)));
            }
        }
        throw new MissingFactException(LILO + " has no image with the label '" + chosen + "'");
    }

    /** The release in the file's name, or in the name of what it links to. */
    private static NextKernel image(NodeFacts node, String path, Optional<String> image) throws MissingFactException {
        String file = image.orElseThrow(() -> new MissingFactException(path + " names no kernel"));
        Matcher named = IMAGE.matcher(file);
        if (named.find()) {
            return new NextKernel(named.group(1), node.place(path, Pattern.quote(file)));
        }
        Matcher link = IMAGE.matcher(node.ran("readlink /vmlinuz /boot/vmlinuz").text());
        if (link.find()) {
            return new NextKernel(link.group(1), node.place(path, Pattern.quote(file)) + " -> " + link.group());
        }
        throw new MissingFactException(path + " boots " + file + ", whose release is not known");
    }

    private static Optional<String> first(String text, String pattern) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }
}
