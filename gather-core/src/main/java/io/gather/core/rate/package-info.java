/** Streams that are kept at a rate. */
@NullMarked
package io.gather.core.rate;

import org.jspecify.annotations.NullMarked;
