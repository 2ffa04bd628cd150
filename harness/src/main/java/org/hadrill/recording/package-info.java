/** What a drill leaves: raw events on one time axis, kept on disk as JSON lines. */
@NullMarked
package org.hadrill.recording;

import org.jspecify.annotations.NullMarked;
