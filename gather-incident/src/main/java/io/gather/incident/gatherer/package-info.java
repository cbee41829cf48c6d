/** Takes incidents from the nodes that connect, one conversation a connection. */
@NullMarked
package io.gather.incident.gatherer;

import org.jspecify.annotations.NullMarked;
