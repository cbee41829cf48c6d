/** A machine as a node of a gatherer: its key, its folder, and the way there. */
@NullMarked
package io.gather.incident.node;

import org.jspecify.annotations.NullMarked;
