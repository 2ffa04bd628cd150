/** The checks: pure functions of a recording. */
@NullMarked
package org.hadrill.check;

import org.jspecify.annotations.NullMarked;
