/** A run: its lab, its probes, its drills through the JUnit Platform. */
@NullMarked
package org.hadrill.suite;

import org.jspecify.annotations.NullMarked;
