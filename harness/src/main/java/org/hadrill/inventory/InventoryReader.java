package org.hadrill.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads inventory files: YAML 1.2, held against {@link InventorySchema}, then against itself. Finds all errors at once.
 * Looks at nothing but the file: keys and secrets that it names need not exist here. Thread-safe.
 */
public final class InventoryReader {
    /** The longest file that is read, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    /** The scenarios that limits may name. */
    public static final List<String> SCENARIOS = List.of(
            "no-op",
            "clean-stop-active",
            "power-cut-active",
            "heartbeat-kill-active",
            "interconnect-down",
            "return-of-preferred",
            "power-cut-standby",
            "heartbeat-kill-standby",
            "power-cut-both",
            "power-cut-during-resync",
            "interconnect-one-way-out",
            "interconnect-one-way-in",
            "interconnect-lossy",
            "outer-link-down-active",
            "heartbeat-freeze-active",
            "heartbeat-kill-children-first",
            "reboot-active",
            "kernel-panic-active",
            "vz-killed",
            "guest-killed",
            "standby-by-command",
            "all-links-down",
            "interconnect-down-then-power-cut");

    private final List<String> scenarios;

    /** @param scenarios the names that limits may use */
    public InventoryReader(Collection<String> scenarios) {
        this.scenarios = List.copyOf(scenarios);
    }

    /**
     * Reads a file; errors name it as {@code file} does.
     *
     * @throws IOException when the file cannot be read; a file that is too long or no UTF-8 is an error of the inventory
     */
    public InventoryReading read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        String name = file.toString();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(input, text, true);
        text.flip();
        if (result.isError() && bytes.length <= MAX_BYTES) {
            Problems problems = new Problems(name);
            String message = "byte 0x%02X is not UTF-8. Save the file as UTF-8".formatted(input.get());
            problems.add(Place.of(text.toString(), text.length()), "", message);
            return new InventoryReading.Wrong(problems.inFileOrder());
        }
        return bytes.length > MAX_BYTES ? tooLong(name) : read(name, text.toString());
    }

    /** Reads a text; errors call it {@code fileName}. */
    public InventoryReading read(String fileName, String text) {
        if (text.length() > MAX_BYTES) {
            return tooLong(fileName);
        }
        Problems problems = new Problems(fileName);
        Optional<LocatedNode> root = LocatedYaml.parse(text, problems);
        root.ifPresent(r -> check(r, problems));
        return root.isPresent() && problems.isEmpty()
                ? new InventoryReading.Clean(new InventoryBuilder(root.get()).build())
                : new InventoryReading.Wrong(problems.inFileOrder());
    }

    /** What is wrong with a text, in the order of the file; empty when it is clean. */
    List<InventoryError> errors(String fileName, String text) {
        return read(fileName, text) instanceof InventoryReading.Wrong wrong ? wrong.errors() : List.of();
    }

    private void check(LocatedNode root, Problems problems) {
        new SchemaCheck(root, problems).run();
        new AddressCheck(root, problems).run();
        new GuestCheck(root, problems).run();
        new PowerCheck(root, problems).run();
        new ManagerCheck(root, problems).run();
        new LimitCheck(root, problems, scenarios).run();
    }

    private static InventoryReading tooLong(String name) {
        Problems problems = new Problems(name);
        problems.add(Place.START, "", "longer than " + MAX_BYTES + " bytes (limit MAX_BYTES)");
        return new InventoryReading.Wrong(problems.inFileOrder());
    }
}
