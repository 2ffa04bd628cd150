/** Whole machines, as an administrator treats them: rebooted. */
@NullMarked
package org.hadrill.fault.host;

import org.jspecify.annotations.NullMarked;
