package org.hadrill.report.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files a folder holds, and the hash of each. As a file it is what {@code sha256sum} writes, so that
 * {@code sha256sum -c} can check it without us.
 *
 * @param hashes by the file's place below the folder, with {@code /} between names
 */
record Manifest(SortedMap<String, String> hashes) {
    private static final Pattern LINE = Pattern.compile("(" + Sha256.FORM + ")  (\\P{Cntrl}+)");

    Manifest {
        hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
    }

    /**
     * Hashes every file below {@code folder}.
     *
     * @param except places that are left out
     * @throws IOException with the file when one cannot be read, or is neither file nor folder: a link points to what may change
     */
    static Manifest of(Path folder, Set<String> except) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String place : places(folder)) {
            if (except.contains(place)) {
                continue;
            }
            Path file = folder.resolve(place);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || !LINE.matcher(line(Seal.BLANK, place)).matches()) {
                throw new IOException(
                        file + " cannot be evidence: it is no regular file, or its name has control characters");
            }
            hashes.put(place, Sha256.of(file));
        }
        return new Manifest(hashes);
    }

    /** Everything below {@code folder} that is no folder, links among it. */
    static List<String> places(Path folder) throws IOException {
        List<String> places = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                places.add(folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/"));
                return FileVisitResult.CONTINUE;
            }
        });
        return places;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IOException with the line that is none of a manifest
     */
    static Manifest parse(String text) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || hashes.put(matcher.group(2), matcher.group(1)) != null) {
                throw new IOException("line " + number + " is not \"<sha256>  <place>\", or names a place again");
            }
        }
        return new Manifest(hashes);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        hashes.forEach((place, hash) -> text.append(line(hash, place)).append('\n'));
        return text.toString();
    }

    String hash() {
        return Sha256.of(text().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String hash, String place) {
        return hash + "  " + place;
    }
}
