/** Prometheus remote write 1.0. */
@NullMarked
package io.gather.transport.database.remotewrite;

import org.jspecify.annotations.NullMarked;
