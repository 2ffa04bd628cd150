/** PASS, FAIL, UNKNOWN, INFRA, and the result of one check. */
@NullMarked
package org.hadrill.verdict;

import org.jspecify.annotations.NullMarked;
