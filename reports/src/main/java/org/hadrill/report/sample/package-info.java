/** What runs yield for statistics, comparison and history: samples, built from a run's result or from its folder. */
@NullMarked
package org.hadrill.report.sample;

import org.jspecify.annotations.NullMarked;
