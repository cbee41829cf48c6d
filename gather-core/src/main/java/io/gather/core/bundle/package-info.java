/** The finished archive: writing, reading, checking and saving it. */
@NullMarked
package io.gather.core.bundle;

import org.jspecify.annotations.NullMarked;
