/** The result of a run as run.json. */
@NullMarked
package org.hadrill.report.json;

import org.jspecify.annotations.NullMarked;
