/** What overlord and minion say to each other over HTTPS. */
@NullMarked
package io.gather.transport.node.rpc.wire;

import org.jspecify.annotations.NullMarked;
