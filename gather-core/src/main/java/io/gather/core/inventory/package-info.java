/** The nodes to gather from. */
@NullMarked
package io.gather.core.inventory;

import org.jspecify.annotations.NullMarked;
