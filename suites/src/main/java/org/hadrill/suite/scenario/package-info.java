/** The scenarios, each a JUnit class that names its fault. */
@NullMarked
package org.hadrill.suite.scenario;

import org.jspecify.annotations.NullMarked;
