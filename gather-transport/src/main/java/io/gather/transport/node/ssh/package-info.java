/** Nodes' shells by the operator's own OpenSSH client. */
@NullMarked
package io.gather.transport.node.ssh;

import org.jspecify.annotations.NullMarked;
