/** Heartbeat's configuration files, ha.cf(5), authkeys(5) and haresources, as the controller reads them. */
@NullMarked
package org.hadrill.controller.config;

import org.jspecify.annotations.NullMarked;
