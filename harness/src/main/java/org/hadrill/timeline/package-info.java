/** What a recording says, derived: intervals of every state, outages, phases. Pure functions. */
@NullMarked
package org.hadrill.timeline;

import org.jspecify.annotations.NullMarked;
