/** The authority of a cluster: what it signs, what it revoked, and its files. */
@NullMarked
package io.gather.transport.pki.authority;

import org.jspecify.annotations.NullMarked;
