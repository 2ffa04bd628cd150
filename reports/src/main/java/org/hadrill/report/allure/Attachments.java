package org.hadrill.report.allure;

import io.qameta.allure.model.Attachment;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingFile;
import org.hadrill.report.html.Picture;
import org.hadrill.run.RunResult.DrillResult;

/**
 * What every check of a drill has with it: the picture, the recording, the nodes' logs, and the capture of the lab's network.
 * Each is stored once, as a second name of the run's own file where the file system can.
 */
final class Attachments {
    private static final String CAPTURE = "lan.pcapng";
    private static final String PING = "ping.";

    private final Path runFolder;
    private final Path results;

    Attachments(Path runFolder, Path results) {
        this.runFolder = runFolder;
        this.results = results;
    }

    List<Attachment> of(DrillResult drill, Optional<Recording> recording) throws IOException {
        List<Attachment> all = new ArrayList<>();
        if (recording.filter(r -> !r.events().isEmpty()).isPresent()) {
            String source = AllureResults.uuid(drill.folder() + "/timeline") + "-attachment.svg";
            Files.writeString(results.resolve(source), Picture.of(drill, recording.get()));
            all.add(attachment("timeline", "image/svg+xml", source));
        }
        Path folder = runFolder.resolve(drill.folder());
        for (Path log : logs(folder.resolve(EventLog.RAW))) {
            add(all, log, "text/plain", ".log");
        }
        add(all, folder.resolve(RecordingFile.NAME), "application/x-ndjson", ".jsonl");
        add(all, runFolder.resolve(CAPTURE), "application/vnd.tcpdump.pcap", ".pcapng");
        return List.copyOf(all);
    }

    /** The logs that people read; every single ping is in the picture and in the recording. */
    private static List<Path> logs(Path raw) throws IOException {
        if (!Files.isDirectory(raw)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(raw)) {
            return files.filter(f -> !f.getFileName().toString().startsWith(PING))
                    .sorted()
                    .toList();
        }
    }

    private void add(List<Attachment> all, Path file, String type, String ending) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        String source = AllureResults.uuid(runFolder.relativize(file).toString()) + "-attachment" + ending;
        try {
            Files.createLink(results.resolve(source), file);
        } catch (FileAlreadyExistsException e) {
            // The capture is one for all drills.
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, results.resolve(source));
        }
        all.add(attachment(file.getFileName().toString(), type, source));
    }

    private static Attachment attachment(String name, String type, String source) {
        return new Attachment().setName(name).setType(type).setSource(source);
    }
}
