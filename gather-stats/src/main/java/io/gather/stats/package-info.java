/** What the cluster's own statistics say at the time of a gather. */
@NullMarked
package io.gather.stats;

import org.jspecify.annotations.NullMarked;
