package org.hadrill.report.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a certificate and the evidence beside it are as they were.
 *
 * @param title what the page says it is, for people; empty where it says nothing
 * @param hash of the page itself, as it claims; empty where it claims none
 * @param files how many files of evidence there should be, 0 where the manifest is of no use
 * @param findings what is not as it was, a sentence each, beginning with the file; none when all is well
 */
public record Verification(String title, String hash, int files, List<String> findings) {
    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");
    private static final Pattern MANIFEST =
            Pattern.compile("<meta name=\"hadrill-manifest-sha256\" content=\"(" + Sha256.FORM + ")\" />");

    public Verification {
        findings = List.copyOf(findings);
    }

    /**
     * Reads the page, the manifest beside it and every file of the folder.
     *
     * @param page the certificate, in the folder of its run
     * @throws IOException when the page itself cannot be read
     */
    public static Verification of(Path page) throws IOException {
        byte[] bytes = Files.readAllBytes(page);
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> findings = new ArrayList<>();
        Optional<String> claimed = Seal.claimed(text);
        if (claimed.isEmpty()) {
            findings.add(
                    page.getFileName() + " is no certificate of hadrill, or was altered: it has no hash of its own");
        } else if (!Seal.actual(bytes, claimed.get()).equals(claimed.get())) {
            findings.add(page.getFileName() + " was altered: its content has SHA-256 "
                    + Seal.actual(bytes, claimed.get()) + ", and it says " + claimed.get());
        }
        Path folder = page.toAbsolutePath().getParent();
        SortedMap<String, String> expected = claimed.isEmpty() || folder == null
                ? new TreeMap<>()
                : evidence(folder, first(MANIFEST, text), page.getFileName().toString(), findings);
        return new Verification(first(TITLE, text).orElse(""), claimed.orElse(""), expected.size(), findings);
    }

    private static SortedMap<String, String> evidence(
            Path folder, Optional<String> manifestHash, String page, List<String> findings) throws IOException {
        Path file = folder.resolve(Certificate.MANIFEST);
        Manifest manifest;
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!Sha256.of(bytes).equals(manifestHash.orElse(""))) {
                findings.add(Certificate.MANIFEST + " was altered: it has SHA-256 " + Sha256.of(bytes)
                        + ", and the certificate says " + manifestHash.orElse("nothing"));
            }
            manifest = Manifest.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            findings.add(Certificate.MANIFEST + " is missing or was altered: " + e.getMessage());
            return new TreeMap<>();
        }
        manifest.hashes().forEach((place, hash) -> compare(folder, place, hash).ifPresent(findings::add));
        for (String place : Manifest.places(folder)) {
            if (!manifest.hashes().containsKey(place) && !place.equals(page) && !place.equals(Certificate.MANIFEST)) {
                findings.add(place + " was added: the manifest does not name it");
            }
        }
        return manifest.hashes();
    }

    private static Optional<String> compare(Path folder, String place, String hash) {
        Path file = folder.resolve(place).normalize();
        if (!file.startsWith(folder.normalize())) {
            return Optional.of(place + " is outside of the certificate's folder");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(place + " is missing");
        }
        try {
            String actual = Sha256.of(file);
            return actual.equals(hash)
                    ? Optional.empty()
                    : Optional.of(place + " was altered: it has SHA-256 " + actual + ", and the manifest says " + hash);
        } catch (IOException e) {
            return Optional.of(place + " cannot be read: " + e);
        }
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
