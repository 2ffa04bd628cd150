package org.hadrill.report.stats;

import org.apache.commons.statistics.inference.FisherExactTest;

/** Whether two shares differ. */
public final class Rates {
    private Rates() {}

    /** Fisher's exact test, two-sided; 1 where one side is empty or nothing varies. */
    public static double p(Share old, Share now) {
        if (old.of() == 0 || now.of() == 0 || old.hits() + now.hits() == 0 || old.misses() + now.misses() == 0) {
            return 1;
        }
        int[][] table = {{old.hits(), old.misses()}, {now.hits(), now.misses()}};
        return FisherExactTest.withDefaults().test(table).getPValue();
    }
}
