/** The errors of this module. */
@NullMarked
package io.gather.stats.error;

import org.jspecify.annotations.NullMarked;
