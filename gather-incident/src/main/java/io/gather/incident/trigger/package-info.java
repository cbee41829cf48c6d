/** Gathers of nodes that report incidents, started by rules: few, small, and one after the other. */
@NullMarked
package io.gather.incident.trigger;

import org.jspecify.annotations.NullMarked;
