/** What Prometheus is shown. */
@NullMarked
package io.gather.stats.sink.prometheus;

import org.jspecify.annotations.NullMarked;
