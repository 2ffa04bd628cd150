/** The words and the table on the terminal. */
@NullMarked
package org.hadrill.report.text;

import org.jspecify.annotations.NullMarked;
