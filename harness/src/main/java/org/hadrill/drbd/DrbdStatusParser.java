package org.hadrill.drbd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.drbd.DrbdStatus.Protocol;

/**
 * Reads {@code /proc/drbd} of DRBD 0.7 to 8.4, where a device is a line {@code 0: cs:...} and the lines below it. The
 * lines may also come joined to one, as a probe sends them. Whatever is no device is skipped.
 */
public final class DrbdStatusParser {
    private static final Pattern VERSION = Pattern.compile("(?m)^version: (\\S+)");
    private static final Pattern DEVICE = Pattern.compile("(?:^|\\s)(?<minor>\\d{1,7}): cs:(?<connection>\\S+)"
            + "(?:\\s+(?:ro|st):(?<role>[^/\\s]+)/(?<peerRole>\\S+))?"
            + "(?:\\s+(?:ds:(?<disk>[^/\\s]+)/(?<peerDisk>\\S+)|ld:(?<onlyDisk>\\S+)))?"
            + "(?:\\s+(?<protocol>[ABC])(?=\\s|$))?"
            + "(?:\\s+(?<flags>[rs]-[^\\s:]*)(?=\\s|$))?");
    private static final Pattern OUT_OF_SYNC = Pattern.compile("\\soos:(\\d{1,18})");
    private static final Pattern PROGRESS =
            Pattern.compile("sync'ed:\\s*(\\d+(?:\\.\\d+)?)%\\s*\\((\\d{1,15})/\\d+\\)([KM])");

    private DrbdStatusParser() {}

    /** Reads the whole of {@code /proc/drbd}; the empty text stands for a module that is not loaded. */
    public static DrbdReport procDrbd(String text) {
        Matcher version = VERSION.matcher(text);
        return new DrbdReport(version.find() ? Optional.of(version.group(1)) : Optional.empty(), devices(text));
    }

    /** Reads the first device in {@code line}; empty when there is none. */
    public static Optional<DrbdStatus> line(String line) {
        return devices(line).stream().findFirst();
    }

    private static List<DrbdStatus> devices(String text) {
        List<MatchResult> headers = DEVICE.matcher(text).results().toList();
        List<DrbdStatus> devices = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            int end = i + 1 < headers.size() ? headers.get(i + 1).start() : text.length();
            devices.add(device(text.substring(headers.get(i).start(), end)));
        }
        return devices;
    }

    private static DrbdStatus device(String text) {
        Matcher header = DEVICE.matcher(text);
        if (!header.find()) {
            throw new IllegalStateException("no device in '" + text + "'");
        }
        Optional<String> flags = Optional.ofNullable(header.group("flags"));
        Optional<MatchResult> progress = PROGRESS.matcher(text).results().findFirst();
        return new DrbdStatus(
                Integer.parseInt(header.group("minor")),
                ConnectionState.of(header.group("connection")),
                Role.of(textOf(header, "role")),
                Role.of(textOf(header, "peerRole")),
                DiskState.of(textOf(header, "disk") + textOf(header, "onlyDisk")),
                DiskState.of(textOf(header, "peerDisk")),
                flags.filter(f -> f.startsWith("s")).isPresent(),
                progress.map(p -> Double.valueOf(p.group(1))),
                OUT_OF_SYNC
                        .matcher(text)
                        .results()
                        .findFirst()
                        .map(m -> Long.valueOf(m.group(1)))
                        .or(() -> progress.map(DrbdStatusParser::leftKib)),
                Optional.ofNullable(header.group("protocol")).map(Protocol::valueOf),
                text.strip());
    }

    private static long leftKib(MatchResult progress) {
        return Long.parseLong(progress.group(2)) * (progress.group(3).equals("M") ? 1024 : 1);
    }

    private static String textOf(Matcher matcher, String group) {
        return Optional.ofNullable(matcher.group(group)).orElse("");
    }
}
