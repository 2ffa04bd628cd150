/** What a fault is: five steps, its proof, and the journal of what must be undone. */
@NullMarked
package org.hadrill.fault;

import org.jspecify.annotations.NullMarked;
