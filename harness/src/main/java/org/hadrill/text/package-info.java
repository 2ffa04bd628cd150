/** Words of a user's file in messages: fit for a terminal, and what a wrong one was probably meant to be. */
@NullMarked
package org.hadrill.text;

import org.jspecify.annotations.NullMarked;
