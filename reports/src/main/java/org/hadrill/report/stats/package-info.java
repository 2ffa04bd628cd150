/** What many drills come to: exact intervals and tests for few samples, which count what did not end. Pure functions. */
@NullMarked
package org.hadrill.report.stats;

import org.jspecify.annotations.NullMarked;
