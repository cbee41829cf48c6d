package io.gather.core.inventory;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A machine to gather from.
 *
 * @param name unique in the inventory; names the node's directory in the bundle
 * @param address host name, IP address or SSH alias; {@code local} for this machine
 * @param lnn logical node number, where the cluster has such numbers
 * @param facts what the inventory says of the node, for people
 */
public record Node(String name, String address, @Nullable Integer lnn, Access access, Map<String, String> facts) {
    public static final String LOCAL_ADDRESS = "local";

    public Node {
        facts = Map.copyOf(facts);
    }

    public Node(String name, String address) {
        this(name, address, null, Access.USUAL, Map.of());
    }

    public boolean isLocal() {
        return address.equals(LOCAL_ADDRESS);
    }
}
