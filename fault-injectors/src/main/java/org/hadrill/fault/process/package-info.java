/** Processes: the cluster manager killed, or stopped as one should. */
@NullMarked
package org.hadrill.fault.process;

import org.jspecify.annotations.NullMarked;
