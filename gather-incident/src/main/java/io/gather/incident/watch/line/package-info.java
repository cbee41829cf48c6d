/** A line of a log as it was read, and where it stands. */
@NullMarked
package io.gather.incident.watch.line;

import org.jspecify.annotations.NullMarked;
