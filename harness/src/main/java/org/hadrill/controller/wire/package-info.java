/** Messages of Heartbeat 3 on the wire: framing, authentication, protection against replay. */
@NullMarked
package org.hadrill.controller.wire;

import org.jspecify.annotations.NullMarked;
