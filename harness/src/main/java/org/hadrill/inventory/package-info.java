/** Reading an inventory file: YAML, schema, every error with its place. */
@NullMarked
package org.hadrill.inventory;

import org.jspecify.annotations.NullMarked;
