package io.gather.transport.node.rpc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.Node;
import io.gather.transport.error.NodeError;
import io.gather.transport.error.RpcError;
import io.gather.transport.node.rpc.wire.RpcRefusal;

/** What went wrong on the way to a minion, for people. */
final class RpcFailures {
    private static final int LONGEST = 500;

    private RpcFailures() {}

    /** In its words, which are not believed to be short. */
    static GatherException refused(Node node, RpcRefusal refusal) {
        String remedy = plain(refusal.remedy());
        return new GatherException(RpcError.REFUSED, "its minion refuses: " + plain(refusal.what()), node.name(),
                remedy.isEmpty() ? "see what the minion tells on its node" : remedy);
    }

    static boolean isNobodyThere(IOException e) {
        return e instanceof UnknownHostException || e instanceof ConnectException
                || e instanceof NoRouteToHostException;
    }

    /** After the last try. */
    static GatherException unreachable(Node node, IOException e) {
        String at = node.address();
        return switch (e) {
            case UnknownHostException _ -> new GatherException(NodeError.ADDRESS_UNKNOWN, "no address is known of '"
                    + at + "'", node.name(), "correct the address in the inventory, or look at the name service", e);
            case ConnectException _ -> new GatherException(RpcError.NO_MINION, "no minion answers at " + at + ": "
                    + e.getMessage(), node.name(),
                    Remedy.of("start it on the node: systemctl start gather-minion; or have it join: {}",
                            Action.INVITE.on(node.name())),
                    e);
            case NoRouteToHostException _ -> new GatherException(NodeError.NO_ROUTE, "there is no route to " + at,
                    node.name(), "look whether it is up and whether this machine has a route to it", e);
            default -> new GatherException(RpcError.BROKE_AGAIN, "the connection to its minion broke, again and "
                    + "again: " + e.getMessage(), node.name(),
                    "look at the network, and on the node at: journalctl -u gather-minion", e);
        };
    }

    private static String plain(String text) {
        String clean = text == null ? "" : text.strip().replaceAll("\\p{Cntrl}", "?");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    }
}
