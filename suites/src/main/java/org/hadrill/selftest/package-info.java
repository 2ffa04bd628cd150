/** Planted defects: broken clusters, each with the check that must catch it, and healthy ones that no check may complain of. */
@NullMarked
package org.hadrill.selftest;

import org.jspecify.annotations.NullMarked;
