/** What a cluster of two needs, a class a topic: pure functions of the facts. */
@NullMarked
package org.hadrill.audit.rule;

import org.jspecify.annotations.NullMarked;
