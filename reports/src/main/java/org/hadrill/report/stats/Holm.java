package org.hadrill.report.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Corrects for the number of comparisons: with it all of them together alarm falsely as seldom as one alone would. */
public final class Holm {
    private Holm() {}

    /** The corrected p of each, in the same order (Holm, Scandinavian Journal of Statistics 6, 1979). */
    public static List<Double> corrected(List<Double> p) {
        List<Integer> order = IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparing(p::get))
                .toList();
        List<Double> corrected = new ArrayList<>(p);
        double least = 0;
        for (int i = 0; i < order.size(); i++) {
            least = Math.max(least, Math.min(1, p.get(order.get(i)) * (p.size() - i)));
            corrected.set(order.get(i), least);
        }
        return List.copyOf(corrected);
    }
}
