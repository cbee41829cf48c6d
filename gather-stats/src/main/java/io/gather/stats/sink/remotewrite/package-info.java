/** Points for whatever takes Prometheus remote write. */
@NullMarked
package io.gather.stats.sink.remotewrite;

import org.jspecify.annotations.NullMarked;
