/** A run of many drills: its result as it stands in run.json. */
@NullMarked
package org.hadrill.run;

import org.jspecify.annotations.NullMarked;
