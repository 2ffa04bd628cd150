/** The cluster under test as plain facts: names, addresses, nodes, guests, limits. */
@NullMarked
package org.hadrill.cluster;

import org.jspecify.annotations.NullMarked;
