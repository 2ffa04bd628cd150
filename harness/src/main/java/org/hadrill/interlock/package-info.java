/** What keeps faults from a cluster that must not be broken now: lease, purpose, power cuts, quarantine. */
@NullMarked
package org.hadrill.interlock;

import org.jspecify.annotations.NullMarked;
