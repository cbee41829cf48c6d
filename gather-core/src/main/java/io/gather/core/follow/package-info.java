/** Where a gather stands, seen from the same or from another process, and how it ended. */
@NullMarked
package io.gather.core.follow;

import org.jspecify.annotations.NullMarked;
