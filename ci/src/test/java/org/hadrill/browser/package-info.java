/** Pages of ours in a real browser: headless Chromium, driven over its DevTools protocol. */
@NullMarked
package org.hadrill.browser;

import org.jspecify.annotations.NullMarked;
