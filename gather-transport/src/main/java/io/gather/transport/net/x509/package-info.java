/** Certificates that we make ourselves. */
@NullMarked
package io.gather.transport.net.x509;

import org.jspecify.annotations.NullMarked;
