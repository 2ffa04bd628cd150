/** Commands and line streams on a node or the observer. */
@NullMarked
package org.hadrill.remote;

import org.jspecify.annotations.NullMarked;
