/** Minions that are installed on their nodes, and are told by HTTPS what to do. */
@NullMarked
package io.gather.transport.node.rpc;

import org.jspecify.annotations.NullMarked;
