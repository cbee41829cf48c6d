/** The nodes of a bundle side by side: which files are equal, and which node is the odd one. */
@NullMarked
package io.gather.core.compare;

import org.jspecify.annotations.NullMarked;
