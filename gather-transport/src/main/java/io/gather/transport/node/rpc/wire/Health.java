package io.gather.transport.node.rpc.wire;

import java.util.List;

/**
 * That a minion is there.
 *
 * @param protocols that it speaks
 * @param runs under way or not yet collected
 */
public record Health(String status, String version, List<Integer> protocols, int runs) {
    public Health {
        protocols = List.copyOf(protocols);
    }
}
