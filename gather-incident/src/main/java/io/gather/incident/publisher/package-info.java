/** This machine as a tub that tells gatherers of its incidents. */
@NullMarked
package io.gather.incident.publisher;

import org.jspecify.annotations.NullMarked;
