/** Links: the interconnect taken down. */
@NullMarked
package org.hadrill.fault.link;

import org.jspecify.annotations.NullMarked;
