/** Reading, checking, unpacking and saving bundles that anybody may have made. */
@NullMarked
package io.gather.core.bundle.read;

import org.jspecify.annotations.NullMarked;
