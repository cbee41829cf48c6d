/** The node's side: runs a plan into a spool, in this process. */
@NullMarked
package io.gather.minion;

import org.jspecify.annotations.NullMarked;
