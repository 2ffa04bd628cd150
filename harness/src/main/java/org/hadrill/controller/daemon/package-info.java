/**
 * The controller as a daemon of a node: a thin shell of sockets, scripts, watchdog, files and signals around the pure
 * {@link org.hadrill.controller.Controller}. One thread owns the controller and the heartbeat sockets; whatever may hang
 * (scripts, fencing, log, files, people) has a thread of its own and a limit.
 */
@NullMarked
package org.hadrill.controller.daemon;

import org.jspecify.annotations.NullMarked;
