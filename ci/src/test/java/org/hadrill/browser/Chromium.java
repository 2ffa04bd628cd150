package org.hadrill.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hadrill.lab.build.Trees;

/** A headless Chromium of its own, with a fresh profile, that can resolve no name. */
final class Chromium implements AutoCloseable {
    /** Longest time for Chromium to end when asked to. */
    private static final Duration END_LIMIT = Duration.ofSeconds(20);

    private static final String LISTENING = "DevTools listening on ";

    private final Process process;
    private final Path profile;
    private final DevTools devTools;

    private Chromium(Process process, Path profile, DevTools devTools) {
        this.process = process;
        this.profile = profile;
        this.devTools = devTools;
    }

    static Chromium start() throws Exception {
        Path profile = Files.createTempDirectory("hadrill-chromium");
        Process process = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = process.errorReader();
        String line = said.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            line = said.readLine();
        }
        if (line == null) {
            Trees.delete(profile);
            throw new IOException("chromium ended with " + process.waitFor() + " and never listened");
        }
        drain(said);
        URI address = URI.create(line.substring(LISTENING.length()));
        return new Chromium(process, profile, DevTools.connect(HttpClient.newHttpClient(), address));
    }

    /** Chromium must never wait for somebody to read what it complains about. */
    private static void drain(BufferedReader said) {
        Thread reader = new Thread(() -> said.lines().forEach(line -> {}), "chromium-stderr");
        reader.setDaemon(true);
        reader.start();
    }

    /** A new, empty tab. */
    Tab tab() throws Exception {
        String target = devTools.ask("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        String session = devTools.ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        return Tab.of(devTools, session);
    }

    @Override
    public void close() throws Exception {
        devTools.tell("Browser.close");
        if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        Trees.delete(profile);
    }
}
