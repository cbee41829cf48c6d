/** Sends mail: SMTP with TLS and a login, bounded in every way. */
@NullMarked
package io.gather.transport.mail;

import org.jspecify.annotations.NullMarked;
