/** Long-lived streams from the observer and the nodes, and what their lines mean. */
@NullMarked
package org.hadrill.probe;

import org.jspecify.annotations.NullMarked;
