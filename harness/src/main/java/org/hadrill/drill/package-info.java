/** One drill: baseline, fault, recovery, undo, settling; and the repair of a cluster that did not settle. */
@NullMarked
package org.hadrill.drill;

import org.jspecify.annotations.NullMarked;
