/** Commands as processes: started, watched, and ended with all that they started. */
@NullMarked
package io.gather.minion.process;

import org.jspecify.annotations.NullMarked;
