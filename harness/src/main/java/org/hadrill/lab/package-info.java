/** What every lab gives to the harness. */
@NullMarked
package org.hadrill.lab;

import org.jspecify.annotations.NullMarked;
