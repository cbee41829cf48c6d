/** Events of Foolscap logs, and how they are shown. */
@NullMarked
package io.gather.incident.event;

import org.jspecify.annotations.NullMarked;
