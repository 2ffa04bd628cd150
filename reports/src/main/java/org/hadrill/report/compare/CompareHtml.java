package org.hadrill.report.compare;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.hadrill.report.text.LegalText;

/** A comparison as one page that needs no network. */
public final class CompareHtml {
    private CompareHtml() {}

    /** The whole page. */
    public static String of(Comparison comparison) {
        StringOutput out = new StringOutput();
        TemplateEngine.createPrecompiled(
                        null, ContentType.Html, CompareHtml.class.getClassLoader(), CompareHtml.class.getPackageName())
                .render(
                        "compare.jte",
                        new ComparePage(
                                comparison, resource("/org/hadrill/report/html/colours.css") + resource("compare.css")),
                        out);
        return LegalText.of(out.toString());
    }

    private static String resource(String name) {
        try (InputStream in = CompareHtml.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name, e);
        }
    }
}
