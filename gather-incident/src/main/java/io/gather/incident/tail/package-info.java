/** Follows the log of one node. */
@NullMarked
package io.gather.incident.tail;

import org.jspecify.annotations.NullMarked;
