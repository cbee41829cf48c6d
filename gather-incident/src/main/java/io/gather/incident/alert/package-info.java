/** Tells somebody of incidents: by rules, without floods. */
@NullMarked
package io.gather.incident.alert;

import org.jspecify.annotations.NullMarked;
