/** All that is configured, asked of all clusters at once, and written into files. */
@NullMarked
package io.gather.stats.snapshot;

import org.jspecify.annotations.NullMarked;
