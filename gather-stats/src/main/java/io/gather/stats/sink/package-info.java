/** Where points go, and how they are written there. */
@NullMarked
package io.gather.stats.sink;

import org.jspecify.annotations.NullMarked;
