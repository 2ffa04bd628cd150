/** A run as metrics, for Prometheus and whatever else reads OpenMetrics. */
@NullMarked
package org.hadrill.report.metrics;

import org.jspecify.annotations.NullMarked;
