/** What a run leaves for people and for CI: the files of the run folder. */
@NullMarked
package org.hadrill.report;

import org.jspecify.annotations.NullMarked;
