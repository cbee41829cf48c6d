/** What differs on every node and says nothing: times, process ids, addresses in memory, the node's own name. */
@NullMarked
package io.gather.core.compare.mask;

import org.jspecify.annotations.NullMarked;
