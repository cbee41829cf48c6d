/** InfluxDB, of both kinds, as clients write to it. */
@NullMarked
package io.gather.transport.database.influx;

import org.jspecify.annotations.NullMarked;
