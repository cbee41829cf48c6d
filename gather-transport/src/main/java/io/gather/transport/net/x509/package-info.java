/** Certificates, and lists of revoked ones, that we make ourselves. */
@NullMarked
package io.gather.transport.net.x509;

import org.jspecify.annotations.NullMarked;
