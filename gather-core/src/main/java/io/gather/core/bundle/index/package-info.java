/** The table of contents of a bundle, as eStargz has it. */
@NullMarked
package io.gather.core.bundle.index;

import org.jspecify.annotations.NullMarked;
