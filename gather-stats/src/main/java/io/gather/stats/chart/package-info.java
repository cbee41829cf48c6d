/** Stored points as a page of charts that needs nothing but itself. */
@NullMarked
package io.gather.stats.chart;

import org.jspecify.annotations.NullMarked;
