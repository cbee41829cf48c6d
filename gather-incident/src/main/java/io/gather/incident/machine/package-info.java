/** What this machine is, as its incidents tell it. */
@NullMarked
package io.gather.incident.machine;

import org.jspecify.annotations.NullMarked;
