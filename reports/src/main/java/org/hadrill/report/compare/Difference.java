package org.hadrill.report.compare;

/**
 * Something that is not the same on both sides.
 *
 * @param name as for {@code --allow-difference}, such as {@code kernel}
 * @param old its value in the old runs
 * @param now its value in the new ones
 */
public record Difference(String name, String old, String now) {}
