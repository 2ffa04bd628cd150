/** The report as one HTML page that needs no network. */
@NullMarked
package org.hadrill.report.html;

import org.jspecify.annotations.NullMarked;
