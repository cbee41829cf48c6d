/** How much a gather would take, asked of all nodes before it begins. */
@NullMarked
package io.gather.core.estimate;

import org.jspecify.annotations.NullMarked;
