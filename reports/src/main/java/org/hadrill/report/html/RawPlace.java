package org.hadrill.report.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.recording.EventLog;
import org.hadrill.run.RunResult.DrillResult;

/** Where a reference to evidence leads, relative to the page. */
final class RawPlace {
    private static final Pattern REF = Pattern.compile("([A-Za-z0-9._-]+):\\d+");
    private static final String FRAMES = "lan.pcapng";

    private RawPlace() {}

    /** A relative address, or an empty text where the reference names no file. */
    static String of(DrillResult drill, String ref) {
        Matcher m = REF.matcher(ref);
        if (!m.matches()) {
            return "";
        }
        return m.group(1).equals(FRAMES) ? FRAMES : drill.folder() + "/" + EventLog.RAW + "/" + m.group(1) + ".log";
    }
}
