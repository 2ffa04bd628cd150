@NullMarked
package org.hadrill.report;

import org.jspecify.annotations.NullMarked;
