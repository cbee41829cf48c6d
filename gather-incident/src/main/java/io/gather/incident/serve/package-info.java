/** The verbs that take incidents and follow logs. */
@NullMarked
package io.gather.incident.serve;

import org.jspecify.annotations.NullMarked;
