/** What is asked of a cluster, and when. */
@NullMarked
package io.gather.stats.schedule;

import org.jspecify.annotations.NullMarked;
