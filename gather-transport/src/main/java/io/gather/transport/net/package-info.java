/** Connections, whatever they are for. */
@NullMarked
package io.gather.transport.net;

import org.jspecify.annotations.NullMarked;
