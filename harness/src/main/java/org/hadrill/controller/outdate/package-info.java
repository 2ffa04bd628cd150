/**
 * {@code hadrill outdate-peer}: DRBD's fence-peer handler. The decision ({@link org.hadrill.controller.outdate.OutdatePeer}) is pure
 * and talks to {@link org.hadrill.controller.outdate.Ports}; beside it the ports of a real node. Starts within the time that I/O is
 * frozen: keep what it loads small.
 */
@NullMarked
package org.hadrill.controller.outdate;

import org.jspecify.annotations.NullMarked;
