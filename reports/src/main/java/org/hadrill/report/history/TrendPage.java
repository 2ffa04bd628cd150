package org.hadrill.report.history;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.hadrill.report.Whole;
import org.hadrill.report.text.LegalText;

/** Trends as one HTML page that asks nothing of any network: a picture a scenario. */
public final class TrendPage {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private TrendPage() {}

    /** What the template draws. */
    record Content(List<TrendPicture> pictures, String written, String style) {
        boolean simulated() {
            return pictures.stream().anyMatch(p -> p.trend().lab().equals("simulated"));
        }

        /** Whether the picture at {@code index} begins another lab, cluster or configuration. */
        boolean heading(int index) {
            return index == 0
                    || !pictures.get(index)
                            .place()
                            .equals(pictures.get(index - 1).place());
        }
    }

    /**
     * Writes {@code file}, whole or not at all.
     *
     * @param now stands on the page
     * @throws IOException with the file when it cannot be written
     */
    public static void write(Path file, List<Trend> trends, Instant now) throws IOException {
        StringOutput out = new StringOutput();
        Content content = new Content(
                trends.stream().map(TrendPicture::new).toList(), DAY.format(now.atOffset(ZoneOffset.UTC)), style());
        TemplateEngine.createPrecompiled(
                        null, ContentType.Html, TrendPage.class.getClassLoader(), TrendPage.class.getPackageName())
                .render("trend.jte", content, out);
        Whole.file(file, LegalText.of(out.toString()));
    }

    private static String style() {
        try (InputStream in = TrendPage.class.getResourceAsStream("trend.css")) {
            if (in == null) {
                throw new IllegalStateException("resource trend.css is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource trend.css", e);
        }
    }
}
