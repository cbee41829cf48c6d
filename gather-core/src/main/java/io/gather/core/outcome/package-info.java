/** What became of tasks, and the files that they produced. */
@NullMarked
package io.gather.core.outcome;

import org.jspecify.annotations.NullMarked;
