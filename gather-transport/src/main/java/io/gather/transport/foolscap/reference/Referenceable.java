package io.gather.transport.foolscap.reference;

import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;

/**
 * An object of ours that peers call. The calls of one connection come one after the other, in the order in which they were sent, in a
 * thread that may wait and may call the peer; those of several connections come at the same time. While a call is under way no
 * other one of that connection is begun, and in the end the peer's data stays in the network: that is how it is slowed down.
 */
public interface Referenceable {
    /** The interface that it claims to have, such as {@code RILogObserver.foolscap.lothar.com}; empty: none. */
    String type();

    /**
     * @param from the connection that it came by
     * @return what is answered; sent only if the caller wants an answer
     * @throws RefusedCallException to answer with an error
     * @throws InterruptedException when the connection is to end
     */
    Value call(String method, Arguments arguments, Broker from) throws RefusedCallException, InterruptedException;

    /**
     * The answer to a call is on its way: what is sent from now on comes after it. There is no receipt, but when the peer answers a call that
     * was sent after it, it has read the answer.
     */
    default void answered(String method, Arguments arguments, Broker to) throws InterruptedException {
        // Most objects need not know.
    }

    /** A call of which only a part came. */
    default void spoiled(SpoiledCall call, Broker from) throws InterruptedException {
        // To most objects a call that did not come whole is as good as none.
    }
}
