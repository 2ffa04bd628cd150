package org.hadrill.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Looks for a secret where it must not be: on every command line of this machine, sampled while something runs, and in every byte
 * of folders afterwards; as it is, and in base64.
 */
final class SecretSearch implements AutoCloseable {
    private static final long PERIOD_NS = 10_000_000;

    private final Set<String> commandLines = ConcurrentHashMap.newKeySet();
    private final Callable<Optional<String>> source;
    private final Thread sampler;
    private volatile Optional<String> secret = Optional.empty();
    private volatile boolean ended;
    private volatile long samples;
    private long bytes;

    /** @param source asked again and again until it knows the secret, which may come into being with what runs */
    SecretSearch(Callable<Optional<String>> source) {
        this.source = source;
        this.sampler = new Thread(this::sample, "command-lines");
        sampler.start();
    }

    private void sample() {
        while (!ended) {
            try {
                secret = secret.isPresent() ? secret : source.call();
            } catch (Exception e) {
                secret = Optional.empty();
            }
            commandLines();
            samples++;
            LockSupport.parkNanos(PERIOD_NS);
        }
    }

    private void commandLines() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                try {
                    commandLines.add(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1));
                } catch (IOException gone) {
                    // It ended meanwhile.
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        sampler.join();
    }

    /** The places that hold the secret: files of these folders, and command lines. */
    List<String> places(Path... folders) throws IOException {
        List<byte[]> forms = forms();
        List<String> places = new ArrayList<>();
        for (Path folder : folders) {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(folder)) {
                files = walk.filter(Files::isRegularFile).toList();
            }
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                bytes += content.length;
                forms.stream().filter(f -> holds(content, f)).forEach(f -> places.add(file.toString()));
            }
        }
        for (String line : commandLines) {
            byte[] content = line.getBytes(StandardCharsets.ISO_8859_1);
            bytes += content.length;
            forms.stream().filter(f -> holds(content, f)).forEach(f -> places.add(line.replace('\0', ' ')));
        }
        return places;
    }

    /** Base64 of the secret depends on where it begins: without the characters that its neighbours have a say in. */
    private List<byte[]> forms() {
        byte[] plain = secret.orElseThrow(() -> new AssertionError("the secret was never known"))
                .getBytes(StandardCharsets.UTF_8);
        List<byte[]> forms = new ArrayList<>(List.of(plain));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + plain.length];
            System.arraycopy(plain, 0, shifted, before, plain.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int from = before == 0 ? 0 : before + 1;
            int whole = shifted.length * 8 / 6;
            forms.add(text.substring(from, whole).getBytes(StandardCharsets.US_ASCII));
        }
        return forms;
    }

    private static boolean holds(byte[] content, byte[] secret) {
        for (int i = 0; i <= content.length - secret.length; i++) {
            int j = 0;
            while (j < secret.length && content[i + j] == secret[j]) {
                j++;
            }
            if (j == secret.length) {
                return true;
            }
        }
        return false;
    }

    boolean sawCommand(String word) {
        return commandLines.stream().anyMatch(l -> l.startsWith(word));
    }

    String figures() {
        return bytes + " bytes searched; " + commandLines.size() + " command lines in " + samples + " samples";
    }
}
