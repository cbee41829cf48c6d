/** How many series a cluster may have of what grows with its users. */
@NullMarked
package io.gather.stats.limit;

import org.jspecify.annotations.NullMarked;
