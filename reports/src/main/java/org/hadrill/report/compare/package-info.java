/** Old runs against new ones: what may be compared, what differs and how sure that is, as table, page and JSON. */
@NullMarked
package org.hadrill.report.compare;

import org.jspecify.annotations.NullMarked;
