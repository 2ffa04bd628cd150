package org.hadrill.report.compare;

import java.util.OptionalInt;
import org.hadrill.report.stats.Share;

/**
 * Drills that passed, of those that were judged, old and new.
 *
 * @param p of Fisher's exact test, corrected for the number of comparisons
 * @param more how many more drills each side needs to tell a drop like this one from chance; only with
 *     {@link Outcome#TOO_FEW}, and empty where there would be too many to say
 */
public record RateComparison(Share old, Share now, double p, OptionalInt more, Outcome outcome) {}
