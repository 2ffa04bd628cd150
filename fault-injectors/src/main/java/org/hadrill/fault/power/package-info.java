/** Power: cut by a node's BMC, or given back. */
@NullMarked
package org.hadrill.fault.power;

import org.jspecify.annotations.NullMarked;
