/** Links: the interconnect down, deaf in one direction or lossy, and a node cut off from others. */
@NullMarked
package org.hadrill.fault.link;

import org.jspecify.annotations.NullMarked;
