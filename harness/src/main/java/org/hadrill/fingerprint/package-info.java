/** What nodes look like at rest, beyond what the probes watch, so that nothing is left of a drill. */
@NullMarked
package org.hadrill.fingerprint;

import org.jspecify.annotations.NullMarked;
