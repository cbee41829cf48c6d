/** Files as a place for points. */
@NullMarked
package io.gather.stats.sink.file;

import org.jspecify.annotations.NullMarked;
