/** Processes: the cluster manager killed, frozen, stopped or told to go standby; guests killed. */
@NullMarked
package org.hadrill.fault.process;

import org.jspecify.annotations.NullMarked;
