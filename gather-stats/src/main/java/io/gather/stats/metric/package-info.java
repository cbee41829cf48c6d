/** What a cluster answers, as points. */
@NullMarked
package io.gather.stats.metric;

import org.jspecify.annotations.NullMarked;
