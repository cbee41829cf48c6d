/** How a node gets its first certificate: a token that was carried there by hand proves each side to the other. */
@NullMarked
package io.gather.transport.pki.enrol;

import org.jspecify.annotations.NullMarked;
