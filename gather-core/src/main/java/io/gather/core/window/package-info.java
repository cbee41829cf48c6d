/** Windows of time inside files: which lines of a log are of the time that was asked for. */
@NullMarked
package io.gather.core.window;

import org.jspecify.annotations.NullMarked;
