/** Connections on which both sides show a certificate of the same authority. */
@NullMarked
package io.gather.transport.pki.tls;

import org.jspecify.annotations.NullMarked;
