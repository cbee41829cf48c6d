/** The way to nodes over the operator's own OpenSSH client. */
@NullMarked
package io.gather.transport.ssh;

import org.jspecify.annotations.NullMarked;
