/** The report as JUnit XML, for CI systems. */
@NullMarked
package org.hadrill.report.junit;

import org.jspecify.annotations.NullMarked;
