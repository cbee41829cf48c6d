/** Collecting from clusters: a tree of threads for each. */
@NullMarked
package io.gather.stats.collect;

import org.jspecify.annotations.NullMarked;
