/** What the logs of Heartbeat, the kernel and the console of a node say. */
@NullMarked
package org.hadrill.heartbeat;

import org.jspecify.annotations.NullMarked;
