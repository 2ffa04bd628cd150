/**
 * The built-in failover controller: a pure state machine ({@link org.hadrill.controller.Controller}) that a daemon feeds
 * with datagrams, ends of scripts and time, and that answers with what to do.
 */
@NullMarked
package org.hadrill.controller;

import org.jspecify.annotations.NullMarked;
