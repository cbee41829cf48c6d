/** Gzip members: compressing one, reading one. */
@NullMarked
package io.gather.core.bundle.gzip;

import org.jspecify.annotations.NullMarked;
