package org.hadrill.report.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hadrill.recording.RecordingFile;
import org.hadrill.report.Reports;
import org.hadrill.report.Samples;
import org.hadrill.report.Samples.Sample;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTests {
    private static final Scope SCOPE = new Scope("acceptance", List.of("power-cut-active"), List.of(), List.of(), "");

    @TempDir
    private Path folder;

    private Verification verify() throws IOException {
        return Verification.of(folder.resolve(Certificate.FILE));
    }

    private void small() throws IOException {
        Files.writeString(folder.resolve(RunResult.FILE), "{}\n");
        Files.writeString(Files.createDirectories(folder.resolve("drills")).resolve("ping.log"), "reply\n");
        Certificate.write(folder, Samples.powerCut().run(), SCOPE);
    }

    private void flip(Path file, int at, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= (byte) (1 << bit);
        Files.write(file, bytes);
    }

    @Test
    void whatNobodyTouchedHolds() throws IOException {
        small();

        Verification verification = verify();

        assertThat(verification.findings()).isEmpty();
        assertThat(verification.files()).isEqualTo(2);
        assertThat(verification.title()).startsWith("Acceptance certificate: reference hardened, pass");
        assertThat(Files.readString(folder.resolve(Certificate.FILE))).contains(verification.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {Certificate.FILE, Certificate.MANIFEST})
    void everyFlippedByteOfThePageAndOfTheManifestIsFound(String name) throws IOException {
        small();
        Path file = folder.resolve(name);
        int size = (int) Files.size(file);
        List<Integer> missed = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            flip(file, at, at % 8);
            if (verify().findings().stream().noneMatch(f -> f.startsWith(name))) {
                missed.add(at);
            }
            flip(file, at, at % 8);
        }

        assertThat(size).isGreaterThan(100);
        assertThat(missed).isEmpty();
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void aFlippedByteOfAnyFileOfARunIsFoundAndTheFileNamed() throws IOException {
        Sample sample = Samples.powerCut();
        for (DrillResult drill : sample.run().drills()) {
            Path place = Files.createDirectories(folder.resolve(drill.folder()));
            var recording = sample.lookUp().apply(drill).orElseThrow();
            try (RecordingFile out = RecordingFile.create(place.resolve(RecordingFile.NAME), recording.header())) {
                for (var event : recording.events()) {
                    out.append(event);
                }
            }
        }
        Reports.write(folder, sample.run(), sample.lookUp());
        Certificate.write(folder, sample.run(), SCOPE);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(15);
        Function<Path, String> place = f -> folder.relativize(f).toString();

        for (Path file : files) {
            for (int at : new int[] {0, (int) Files.size(file) / 2, (int) Files.size(file) - 1}) {
                flip(file, at, 0);
                assertThat(verify().findings())
                        .as("%s, byte %d", file, at)
                        .anySatisfy(f -> assertThat(f)
                                .startsWith(place.apply(file) + " ")
                                .contains("altered"));
                flip(file, at, 0);
            }
        }
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void whatIsMissingAndWhatWasAddedIsNamed() throws IOException {
        small();
        Files.move(folder.resolve("drills/ping.log"), folder.resolve("drills/pong.log"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("run.json"));

        assertThat(verify().findings())
                .containsExactlyInAnyOrder(
                        "drills/ping.log is missing",
                        "drills/pong.log was added: the manifest does not name it",
                        "link was added: the manifest does not name it");
    }

    @Test
    void aFileThatBecameALinkToItsTwinIsFound() throws IOException {
        small();
        Files.copy(folder.resolve(RunResult.FILE), folder.resolveSibling("twin"));
        Files.delete(folder.resolve(RunResult.FILE));
        Files.createSymbolicLink(folder.resolve(RunResult.FILE), folder.resolveSibling("twin"));

        assertThat(verify().findings()).containsExactly("run.json is missing");
        Files.delete(folder.resolveSibling("twin"));
    }

    @Test
    void aPageOfAnotherRunDoesNotFit() throws IOException {
        small();
        String page = Files.readString(folder.resolve(Certificate.FILE));
        Files.writeString(folder.resolve(RunResult.FILE), "{ }\n");
        Certificate.write(folder, Samples.powerCut().run(), SCOPE);
        Files.writeString(folder.resolve(Certificate.FILE), page);

        assertThat(verify().findings()).singleElement().asString().startsWith("certificate.sha256 was altered");
    }

    @Test
    void withoutManifestNothingIsVerified() throws IOException {
        small();
        Files.delete(folder.resolve(Certificate.MANIFEST));

        assertThat(verify().findings()).singleElement().asString().startsWith("certificate.sha256 is missing");
    }

    @Test
    void whatIsNoCertificateIsCalledThat() throws IOException {
        Files.writeString(folder.resolve(Certificate.FILE), "<html></html>");

        assertThat(verify().findings()).singleElement().asString().contains("is no certificate of hadrill");
    }
}
