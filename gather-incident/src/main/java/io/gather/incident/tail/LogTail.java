package io.gather.incident.tail;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.gather.incident.event.LogEvent;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.wire.LogInterface;
import io.gather.incident.wire.Resubscription;
import io.gather.incident.wire.SeenEvents;
import io.gather.incident.wire.WireValue;
import io.gather.transport.foolscap.dial.Reconnector;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.link.Session;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.Referenceable;
import io.gather.transport.foolscap.reference.RefusedCallException;
import io.gather.transport.foolscap.reference.RemoteReference;
import io.gather.transport.foolscap.reference.SpoiledCall;
import org.jspecify.annotations.Nullable;

/** Follows the log of one node, over one connection after the other. What was logged between two of them is caught up on. */
public final class LogTail implements Reconnector.Use, Referenceable {
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Furl furl;
    private final List<TailOutput> outputs;
    private final SeenEvents seen = new SeenEvents();
    private boolean catchUp;
    private @Nullable RemoteReference subscription;
    private volatile boolean again;
    /** Whether an event came since it was subscribed to. */
    private volatile boolean fresh;
    private volatile @Nullable IOException failure;

    /** @param catchUp whether to begin with what the node remembers */
    public LogTail(Furl furl, boolean catchUp, List<TailOutput> outputs) {
        this.furl = furl;
        this.catchUp = catchUp;
        this.outputs = List.copyOf(outputs);
    }

    @Override
    public boolean with(Session session) throws IOException, InterruptedException {
        try {
            RemoteReference publisher = session.broker().find(furl, CALL);
            LogValue pid = answer(publisher, "get_pid");
            LogValue versions = answer(publisher, "get_versions");
            for (TailOutput each : outputs) {
                each.connected(versions instanceof Dict dict ? dict : Dict.EMPTY, pid);
            }
            subscribe(publisher, session.broker(), catchUp);
            catchUp = true;
            boolean replays = true;
            Resubscription resubscription = new Resubscription(AGAIN, System.nanoTime());
            while (session.awaitEnd(LOOK).isEmpty()) {
                if (failure != null) {
                    return false;
                }
                if (again) {
                    again = false;
                    resubscription.want();
                }
                if (resubscription.take(System.nanoTime())) {
                    RemoteReference former = subscription;
                    // What could not be sent is in the node's memory still, and cannot be sent from there either.
                    replays = fresh || !replays;
                    subscribe(publisher, session.broker(), replays);
                    unsubscribe(former);
                }
            }
            return true;
        } catch (CallException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Very old nodes know neither. */
    private static LogValue answer(RemoteReference publisher, String method)
            throws CallException, InterruptedException {
        try {
            return WireValue.of(publisher.call(method, Arguments.none(), CALL));
        } catch (CallException e) {
            if (e.reason() != CallException.Cause.FAILED_THERE) {
                throw e;
            }
            return new LogValue.Nothing();
        }
    }

    /** @param replays what the node remembers */
    private void subscribe(RemoteReference publisher, Broker broker, boolean replays)
            throws CallException, InterruptedException {
        fresh = false;
        Arguments arguments = Arguments.of(broker.lend(this));
        subscription = broker.remote(publisher.call("subscribe_to_all",
                replays ? arguments.with("catch_up", Value.of(true)) : arguments, CALL)).orElse(null);
    }

    /** The node may have given it up itself. */
    private static void unsubscribe(@Nullable RemoteReference former) throws InterruptedException {
        if (former != null) {
            try {
                former.tell("unsubscribe", Arguments.none(), CALL);
            } catch (CallException ended) {
                // Then so has the subscription.
            }
        }
    }

    @Override
    public String type() {
        return LogInterface.OBSERVER.text();
    }

    @Override
    public synchronized Value call(String method, Arguments arguments, Broker from) throws RefusedCallException {
        if (!method.equals("msg")) {
            throw new RefusedCallException("builtins.AttributeError", "an observer of logs has no such method");
        }
        Dict event = WireValue.dict(arguments.get(0, "logmsg").orElseGet(Value.None::new));
        try {
            if (seen.add(new LogEvent(event))) {
                fresh = true;
                for (TailOutput each : outputs) {
                    each.event(event);
                }
            }
        } catch (IOException e) {
            failure = e;
        }
        return new Value.None();
    }

    /** After an event that it could not send, the node sends no more. */
    @Override
    public void spoiled(SpoiledCall call, Broker from) {
        again = call.ending() != SpoiledCall.Ending.CUT;
    }

    /** Why nothing can be written any more. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }
}
