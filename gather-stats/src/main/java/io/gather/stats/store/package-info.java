/** Points in files: how they are written, kept within bounds, and found again. */
@NullMarked
package io.gather.stats.store;

import org.jspecify.annotations.NullMarked;
