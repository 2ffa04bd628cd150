/** Every run that was made, in a database: which there were, their samples, and how outages went over the nights. */
@NullMarked
package org.hadrill.report.history;

import org.jspecify.annotations.NullMarked;
