package io.gather.core.inventory;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A machine to gather from.
 *
 * @param name unique in the inventory; names the node's directory in the bundle
 * @param address host name, IP address or SSH alias; {@code local} for this machine
 * @param lnn logical node number, where the cluster has such numbers
 * @param reach how its minion is started there
 * @param facts what the inventory says of the node, for people
 */
public record Node(String name, String address, @Nullable Integer lnn, Reach reach, Map<String, String> facts) {
    public static final String LOCAL_ADDRESS = "local";

    public Node {
        Objects.requireNonNull(reach, "reach");
        facts = Map.copyOf(facts);
    }

    /** This machine, or else one that is reached as the operator's SSH configuration says. */
    public Node(String name, String address) {
        this(name, address, null, reach(address, Reach.Ssh.USUAL), Map.of());
    }

    /** This machine. */
    public static Node local(String name) {
        return new Node(name, LOCAL_ADDRESS);
    }

    /** @param otherwise where the address is not that of this machine */
    public static Reach reach(String address, Reach otherwise) {
        return address.equals(LOCAL_ADDRESS) ? new Reach.Local() : otherwise;
    }

    public Node withReach(Reach other) {
        return new Node(name, other instanceof Reach.Local ? LOCAL_ADDRESS : address, lnn, other, facts);
    }
}
