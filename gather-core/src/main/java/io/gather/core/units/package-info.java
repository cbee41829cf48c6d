/** Sizes and times as people write them. */
@NullMarked
package io.gather.core.units;

import org.jspecify.annotations.NullMarked;
