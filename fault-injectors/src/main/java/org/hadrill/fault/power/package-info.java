/** Power: cut and return, by IPMI 2.0. */
@NullMarked
package org.hadrill.fault.power;

import org.jspecify.annotations.NullMarked;
