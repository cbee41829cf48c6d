/** Writing what a database may refuse in part. */
@NullMarked
package io.gather.stats.sink.pieces;

import org.jspecify.annotations.NullMarked;
