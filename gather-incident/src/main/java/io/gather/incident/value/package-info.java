/** Values of events, read and written as Python does. */
@NullMarked
package io.gather.incident.value;

import org.jspecify.annotations.NullMarked;
