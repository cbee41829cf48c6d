/** How far files that grow were delivered: the marks of each gather, and which of a file's bytes are new. */
@NullMarked
package io.gather.core.watermark;

import org.jspecify.annotations.NullMarked;
