/** Incidents that nodes have recorded, as part of a gather. */
@NullMarked
package io.gather.incident;

import org.jspecify.annotations.NullMarked;
