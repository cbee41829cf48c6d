/** A run's folder on the node's disk: results and the list of outcomes. */
@NullMarked
package io.gather.minion.spool;

import org.jspecify.annotations.NullMarked;
