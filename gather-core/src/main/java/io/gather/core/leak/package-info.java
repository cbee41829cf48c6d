/** Whether a finished bundle has something left that may not be in it: {@link io.gather.core.leak.LeakSearch} is the door. */
@NullMarked
package io.gather.core.leak;

import org.jspecify.annotations.NullMarked;
