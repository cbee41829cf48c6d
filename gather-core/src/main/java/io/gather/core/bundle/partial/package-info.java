/** The file in which a bundle grows. */
@NullMarked
package io.gather.core.bundle.partial;

import org.jspecify.annotations.NullMarked;
