/** Measurements of hadrill itself, for the figures in the READMEs. */
@NullMarked
package org.hadrill.cli.bench;

import org.jspecify.annotations.NullMarked;
