/** What a running collector tells of itself. */
@NullMarked
package io.gather.stats.status;

import org.jspecify.annotations.NullMarked;
