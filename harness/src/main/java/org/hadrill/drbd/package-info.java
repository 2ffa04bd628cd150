/** DRBD's status as the kernel and drbdsetup print it. */
@NullMarked
package org.hadrill.drbd;

import org.jspecify.annotations.NullMarked;
