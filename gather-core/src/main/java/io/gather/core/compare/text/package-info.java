/** Texts, the differences of two, and patches that say them. */
@NullMarked
package io.gather.core.compare.text;

import org.jspecify.annotations.NullMarked;
