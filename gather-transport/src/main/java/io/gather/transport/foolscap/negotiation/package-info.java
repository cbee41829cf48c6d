/** What two tubs agree on before they call each other; without a socket. */
@NullMarked
package io.gather.transport.foolscap.negotiation;

import org.jspecify.annotations.NullMarked;
