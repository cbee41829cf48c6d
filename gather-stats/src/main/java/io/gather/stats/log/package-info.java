/** The messages of a collector, as gostats writes them. */
@NullMarked
package io.gather.stats.log;

import org.jspecify.annotations.NullMarked;
