package org.hadrill.report.certificate;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.hadrill.report.Whole;
import org.hadrill.report.text.LegalText;
import org.hadrill.run.RunResult;

/** What an acceptance run ends with: one page for paper, and beside it the hash of every file of the run. */
public final class Certificate {
    public static final String FILE = "certificate.html";
    public static final String MANIFEST = "certificate.sha256";

    private Certificate() {}

    /**
     * Writes {@link #MANIFEST} and {@link #FILE} into {@code runFolder}; each appears whole or not at all. Whatever is in the
     * folder by then is evidence, so this comes last.
     *
     * @return the page's own hash, to be shown where it is kept apart from the page
     * @throws IOException when a file cannot be read or written, or is no regular file
     */
    public static String write(Path runFolder, RunResult run, Scope scope) throws IOException {
        Manifest manifest = Manifest.of(runFolder, Set.of(FILE, MANIFEST));
        String page = Seal.seal(render(new Page(run, scope, manifest, style())));
        Whole.file(runFolder.resolve(MANIFEST), manifest.text());
        Whole.file(runFolder.resolve(FILE), page);
        return Seal.claimed(page).orElseThrow();
    }

    private static String render(Page page) {
        StringOutput out = new StringOutput();
        TemplateEngine.createPrecompiled(
                        null, ContentType.Html, Certificate.class.getClassLoader(), Certificate.class.getPackageName())
                .render("certificate.jte", page, out);
        return LegalText.of(out.toString());
    }

    private static String style() {
        try (InputStream in = Certificate.class.getResourceAsStream("certificate.css")) {
            if (in == null) {
                throw new IllegalStateException("resource certificate.css is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource certificate.css", e);
        }
    }
}
