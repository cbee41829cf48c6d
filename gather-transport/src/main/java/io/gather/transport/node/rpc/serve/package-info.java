/** The minion's side: a server that runs plans for those who come with a certificate. */
@NullMarked
package io.gather.transport.node.rpc.serve;

import org.jspecify.annotations.NullMarked;
