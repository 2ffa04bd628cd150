/** The promises, each a test interface that scenarios implement. */
@NullMarked
package org.hadrill.suite.contract;

import org.jspecify.annotations.NullMarked;
