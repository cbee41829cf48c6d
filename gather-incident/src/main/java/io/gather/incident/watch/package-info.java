/** A machine watched for what is an incident, by rules over its logs. */
@NullMarked
package io.gather.incident.watch;

import org.jspecify.annotations.NullMarked;
