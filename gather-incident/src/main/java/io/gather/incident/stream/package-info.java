/** All events of all nodes, in files that are rotated. */
@NullMarked
package io.gather.incident.stream;

import org.jspecify.annotations.NullMarked;
