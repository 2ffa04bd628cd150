/** The command line: the only place that prints. */
@NullMarked
package org.hadrill.cli;

import org.jspecify.annotations.NullMarked;
