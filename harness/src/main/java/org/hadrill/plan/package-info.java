/** What a drill would run, found by running it against machines that are none; and what a drill has run. */
@NullMarked
package org.hadrill.plan;

import org.jspecify.annotations.NullMarked;
