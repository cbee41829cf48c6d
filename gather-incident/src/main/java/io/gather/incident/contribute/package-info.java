/** Incidents in bundles. */
@NullMarked
package io.gather.incident.contribute;

import org.jspecify.annotations.NullMarked;
