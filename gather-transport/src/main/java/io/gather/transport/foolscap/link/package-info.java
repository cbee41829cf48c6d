/** Foolscap over a socket: the handshake, then a session. */
@NullMarked
package io.gather.transport.foolscap.link;

import org.jspecify.annotations.NullMarked;
