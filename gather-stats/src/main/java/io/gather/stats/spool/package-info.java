/** Points on their way to a sink: what cannot be written yet waits on disk. */
@NullMarked
package io.gather.stats.spool;

import org.jspecify.annotations.NullMarked;
