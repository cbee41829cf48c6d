package io.gather.incident.publisher;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.Referenceable;
import io.gather.transport.foolscap.reference.RefusedCallException;

/**
 * A subscription: what there is to tell waits in a queue, and a thread tells it, until the observer does not want it any more, or the
 * connection ends.
 */
abstract class ObserverFeed<T> implements Referenceable {
    static final String TYPE = "RISubscription.foolscap.lothar.com";
    private static final int LOOK_SECONDS = 10;

    private final BlockingQueue<T> waiting;
    private final FeedConnection connection;
    private final Thread teller;
    private volatile boolean ended;

    /** @param most what may wait: what is beyond is not told */
    ObserverFeed(String name, int most, FeedConnection connection) {
        this.waiting = new LinkedBlockingQueue<>(most);
        this.connection = connection;
        this.teller = Thread.ofVirtual().name("incident-tell " + name).unstarted(this::run);
    }

    final void start() {
        teller.start();
    }

    /** Does not wait. */
    final void put(T each) {
        boolean ignored = waiting.offer(each);
    }

    abstract void begin() throws CallException, InterruptedException;

    abstract void tell(T each) throws CallException, InterruptedException;

    /** Nothing more is put. */
    abstract void leave();

    private void run() {
        try {
            begin();
            while (!ended && connection.isThere()) {
                T next = waiting.poll(LOOK_SECONDS, TimeUnit.SECONDS);
                if (next != null) {
                    tell(next);
                }
            }
        } catch (InterruptedException expected) {
            // Nobody wants it any more.
        } catch (CallException e) {
            lost(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            lost("a mistake in gather: " + e);
        } finally {
            leave();
        }
    }

    /** Whoever subscribed does it again over the next connection, and over this one never. */
    private void lost(String why) {
        if (!ended) {
            connection.end(why);
        }
    }

    final void end() {
        ended = true;
        leave();
        teller.interrupt();
    }

    @Override
    public final String type() {
        return TYPE;
    }

    @Override
    public final Value call(String method, Arguments arguments, Broker from) throws RefusedCallException {
        if (!method.equals("unsubscribe")) {
            throw new RefusedCallException("builtins.AttributeError", "a subscription has no such method");
        }
        end();
        return new Value.None();
    }
}
