/** From lines to incidents: what stood before, what follows, how often it is told. */
@NullMarked
package io.gather.incident.watch.record;

import org.jspecify.annotations.NullMarked;
