package org.hadrill.report.stats;

/**
 * From {@code low} to {@code high}, both included.
 *
 * @param low may be negative infinity, where nothing bounds it
 * @param high may be infinity
 */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("no interval from " + low + " to " + high);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The end that is farther from zero, without its sign. */
    public double farthest() {
        return Math.max(Math.abs(low), Math.abs(high));
    }
}
