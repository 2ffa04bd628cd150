package org.hadrill.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.hadrill.lab.build.Trees;
import org.hadrill.suite.Version;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes what a distribution's package holds besides the jar: a manual page for each command, completion for bash, and the
 * changelogs, all as the Debian Policy (12.1, 12.7) wants them. The build calls it.
 */
public final class PackageFiles {
    private final Path folder;
    private final String date;

    private PackageFiles(Path folder, String date) {
        this.folder = folder;
        this.date = date;
    }

    /**
     * @param args the folder to write into, which stands for the root of the file system; the build's time, ISO 8601; then pairs: a
     *     file, and the place there where it is put compressed
     */
    public static void main(String[] args) throws IOException {
        // A command that is no more leaves no page.
        Trees.delete(Path.of(args[0]));
        PackageFiles files = new PackageFiles(Path.of(args[0]), args[1].substring(0, "2026-11-22".length()));
        CommandLine hadrill = Hadrill.commandLine();
        files.manual(hadrill.getCommandSpec());
        // bash reads it and does not start it: no line that names an interpreter.
        String completion = AutoComplete.bash("hadrill", hadrill).replaceFirst("^#!.*\\R", "");
        Files.writeString(files.place("usr/share/bash-completion/completions/hadrill"), completion);
        for (int i = 2; i + 1 < args.length; i += 2) {
            files.compressed(args[i + 1], Files.readAllBytes(Path.of(args[i])));
        }
    }

    private void manual(CommandSpec command) throws IOException {
        String page = ManualPage.of(command, "hadrill " + Version.TEXT, date);
        compressed("usr/share/man/man1/" + ManualPage.name(command) + ".1.gz", page.getBytes(StandardCharsets.UTF_8));
        for (CommandSpec below : ManualPage.below(command)) {
            manual(below);
        }
    }

    private Path place(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** As {@code gzip -9n}: the same text gives the same bytes. */
    private void compressed(String name, byte[] text) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        try (OutputStream out = new GzipCompressorOutputStream(Files.newOutputStream(place(name)), parameters)) {
            out.write(text);
        }
    }
}
