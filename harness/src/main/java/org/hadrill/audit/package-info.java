/** {@code hadrill check}: what the nodes are configured as, and what is wrong with it for a cluster of two. Reads, never writes. */
@NullMarked
package org.hadrill.audit;

import org.jspecify.annotations.NullMarked;
