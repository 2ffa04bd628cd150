/** The command line: one class a subcommand. Only here is anything printed. */
@NullMarked
package org.hadrill.cli;

import org.jspecify.annotations.NullMarked;
