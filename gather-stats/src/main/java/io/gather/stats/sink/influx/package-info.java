/** The text that InfluxDB takes. */
@NullMarked
package io.gather.stats.sink.influx;

import org.jspecify.annotations.NullMarked;
