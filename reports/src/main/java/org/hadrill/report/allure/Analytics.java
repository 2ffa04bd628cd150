package org.hadrill.report.allure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Allure's page says to Google, and how it is kept from that. */
final class Analytics {
    private static final Pattern LOADER =
            Pattern.compile("<script async src=\"https://www\\.googletagmanager\\.com/[^\"]*\"></script>\\s*");
    private static final Pattern CALL =
            Pattern.compile("<script>\\s*window\\.dataLayer.*?</script>\\s*", Pattern.DOTALL);

    /** Nothing from elsewhere, even if a later version of the generator tries; its own script needs inline code and eval. */
    private static final String POLICY =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' data: blob:"
                    + " 'unsafe-inline' 'unsafe-eval'\">\n    ";

    private static final String HEAD = "<meta charset=\"utf-8\">";

    private Analytics() {}

    /**
     * {@code page} without the analytics, and with a policy that lets nothing be fetched from another host.
     *
     * @throws IllegalStateException when the page is not as the generator wrote it so far
     */
    static String without(String page) {
        Matcher call = CALL.matcher(LOADER.matcher(page).replaceAll(""));
        if (!call.find() || !page.contains(HEAD)) {
            throw new IllegalStateException("the page of this allure-generator has another form:"
                    + " look where it speaks to others, and adapt Analytics");
        }
        return call.replaceFirst("").replace(HEAD, POLICY + HEAD);
    }
}
