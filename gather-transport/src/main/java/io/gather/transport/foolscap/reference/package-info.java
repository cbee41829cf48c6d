/** Objects of ours that the peer calls, and objects of the peer's that we call; without a socket. */
@NullMarked
package io.gather.transport.foolscap.reference;

import org.jspecify.annotations.NullMarked;
