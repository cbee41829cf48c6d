/** Headers of tar entries. */
@NullMarked
package io.gather.core.bundle.tar;

import org.jspecify.annotations.NullMarked;
