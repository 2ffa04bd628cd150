package org.hadrill.fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hadrill.drill.Site;
import org.hadrill.drill.Traces;
import org.hadrill.fingerprint.Fingerprint.Reading;
import org.jspecify.annotations.Nullable;

/** The fingerprint of a run's cluster before its first fault, kept in the run's folder, and what differs from it later. */
public final class RunTraces implements Traces {
    private final Site site;
    private final Path runFolder;
    private @Nullable Fingerprint before;

    public RunTraces(Site site, Path runFolder) {
        this.site = site;
        this.runFolder = runFolder;
    }

    /** {@inheritDoc} A node that does not answer is asked again before the next drill. */
    @Override
    public void remember() throws InterruptedException {
        Optional<Fingerprint> now = before == null ? Fingerprint.read(site).fingerprint() : Optional.empty();
        if (now.isPresent()) {
            try {
                now.get().write(runFolder);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot keep the fingerprint in " + runFolder, e);
            }
            before = now.get();
        }
    }

    @Override
    public Optional<String> left() throws InterruptedException {
        return before == null ? Optional.empty() : since(before, site);
    }

    /** What differs from {@code before}; empty where nothing does. */
    public static Optional<String> since(Fingerprint before, Site site) throws InterruptedException {
        Reading now = Fingerprint.read(site);
        if (now.fingerprint().isEmpty()) {
            return Optional.of(now.trouble());
        }
        List<String> difference = before.difference(now.fingerprint().get());
        return difference.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", difference));
    }
}
