/** The port to the workers that run a node's plan. */
@NullMarked
package io.gather.core.minion;

import org.jspecify.annotations.NullMarked;
