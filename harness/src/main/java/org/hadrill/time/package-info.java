/** Time as a port: the only place where a clock is read or a thread sleeps. */
@NullMarked
package org.hadrill.time;

import org.jspecify.annotations.NullMarked;
