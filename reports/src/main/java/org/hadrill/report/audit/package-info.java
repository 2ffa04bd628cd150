/** The report of {@code hadrill check} for people, programs and CI. */
@NullMarked
package org.hadrill.report.audit;

import org.jspecify.annotations.NullMarked;
