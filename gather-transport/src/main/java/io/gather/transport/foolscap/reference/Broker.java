package io.gather.transport.foolscap.reference;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.message.AnswerParts;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Inbound;
import io.gather.transport.foolscap.message.Message;
import io.gather.transport.foolscap.message.RemoteFailure;
import io.gather.transport.foolscap.message.Salvaged;
import io.gather.transport.foolscap.message.Value;

/** One connection, as objects see it: whose objects are held by whom, and which answers are still to come. Safe for several threads. */
public final class Broker {
    private static final String REFUSED = "foolscap.tokens.Violation";
    /** For answers. A peer that takes none in that time is as good as gone. */
    private static final Duration ANSWERING = Duration.ofMinutes(10);

    private final TubId peer;
    private final Connection connection;
    private final Outgoing out;
    private final BrokerListener listener;
    private final BrokerObject self;
    private final Exports exports = new Exports();
    private final PendingCalls pending = new PendingCalls();
    private final Map<Long, RemoteReference> theirs = new HashMap<>();

    /** @param peer who it has proved to be */
    public Broker(TubId peer, Connection connection, Outgoing out, PublishedObjects published,
            BrokerListener listener) {
        this.peer = peer;
        this.connection = connection;
        this.out = out;
        this.listener = listener;
        this.self = new BrokerObject(exports, published, listener);
    }

    public TubId peer() {
        return peer;
    }

    public Connection connection() {
        return connection;
    }

    /** The object of the peer's that this FURL names. */
    public RemoteReference find(Furl furl, Duration patience) throws CallException, InterruptedException {
        Value found = call(Message.BROKER, "getReferenceByName",
                Arguments.none().with("name", Value.bytes(furl.name())), patience);
        return remote(found).orElseThrow(() -> CallException.of(CallException.Cause.SPOILED,
                "what was found under " + furl + " is no object"));
    }

    /** The object of the peer's that came as a value; empty when it is none. */
    public Optional<RemoteReference> remote(Value value) {
        if (!(value instanceof Value.Sender sender)) {
            return Optional.empty();
        }
        synchronized (theirs) {
            return Optional.of(theirs.computeIfAbsent(sender.id(),
                    id -> new RemoteReference(this, id, sender.type(), sender.furl())));
        }
    }

    /** The object of ours that came back as a value; empty when it is none, or the peer had given it back. */
    public Optional<Referenceable> ours(Value value) {
        return value instanceof Value.Receiver receiver ? exports.find(receiver.id()) : Optional.empty();
    }

    /** An object of ours as an argument or an answer: to be sent once. */
    public Value lend(Referenceable object) {
        return exports.send(object, Optional.empty());
    }

    /** As {@link #lend(Referenceable)}, for one that can be asked for again. */
    public Value lend(Published published) {
        return exports.send(published.object(), Optional.of(published.furl()));
    }

    Value call(long target, String method, Arguments arguments, Duration patience)
            throws CallException, InterruptedException {
        return call(pending.begin(null), new Call(target, method, arguments), patience, patience);
    }

    Value call(Call what, Duration patience, Duration longest, AnswerParts taker)
            throws CallException, InterruptedException {
        return call(pending.begin(taker), what, patience, longest);
    }

    /** What is called. */
    record Call(long target, String method, Arguments arguments) {}

    private Value call(PendingCalls.Pending call, Call what, Duration patience, Duration longest)
            throws CallException, InterruptedException {
        try {
            send(new Message.Call(call.request(), what.target(), what.method(), what.arguments()), patience);
            return call.await(patience, longest);
        } catch (TimeoutException e) {
            throw CallException.of(CallException.Cause.NO_ANSWER,
                    what.method() + " was not answered within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } finally {
            pending.forget(call.request());
        }
    }

    void tell(long target, String method, Arguments arguments, Duration patience)
            throws CallException, InterruptedException {
        send(new Message.Call(Message.NO_ANSWER, target, method, arguments), patience);
    }

    private void send(Message message, Duration patience) throws CallException, InterruptedException {
        try {
            out.send(message, patience);
        } catch (IOException e) {
            throw CallException.of(CallException.Cause.ENDED, String.valueOf(e.getMessage()));
        }
    }

    /** Who takes the answer to this request of ours in parts. */
    public Optional<AnswerParts> parts(long request) {
        return pending.parts(request);
    }

    /** Takes an answer; a call is to be worked through by {@link #work}, in order. */
    public void answered(Message message) {
        switch (message) {
            case Message.Answer answer -> pending.answer(answer.request(), answer.value());
            case Message.Failed error -> pending.fail(error.request(), CallException.failed(error.failure()));
            case Message.Call call -> throw new IllegalArgumentException(call.method());
        }
    }

    /** @return whether it was an answer, which is now done with; what is left is for {@link #spoil} */
    public boolean answered(Inbound.Spoiled spoiled) {
        if (!(spoiled.salvaged() instanceof Salvaged.OfAnswer answer)) {
            return false;
        }
        answer.request().ifPresent(request -> pending.fail(request,
                CallException.of(spoiled.fault() == Inbound.Fault.OURS
                        ? CallException.Cause.NOT_TAKEN
                        : CallException.Cause.SPOILED, "the answer is " + spoiled.why(), answer.value())));
        return true;
    }

    /** Does what the peer asks for, and answers. */
    public void work(Message.Call call) throws IOException, InterruptedException {
        Message reply;
        Optional<Referenceable> answering = Optional.empty();
        try {
            Referenceable target = target(call.target());
            reply = new Message.Answer(call.request(), target.call(call.method(), call.arguments(), this));
            answering = Optional.of(target);
        } catch (RefusedCallException e) {
            reply = new Message.Failed(call.request(), e.failure());
        } catch (RuntimeException e) {
            listener.broken(peer, call.method(), e);
            reply = new Message.Failed(call.request(), RemoteFailure.of("builtins.RuntimeError", "internal error"));
        }
        if (call.request() != Message.NO_ANSWER) {
            out.send(reply, ANSWERING);
            if (answering.isPresent()) {
                answering.get().answered(call.method(), call.arguments(), this);
            }
        }
    }

    private Referenceable target(long id) throws RefusedCallException {
        return id == Message.BROKER
                ? self
                : exports.find(id).orElseThrow(() -> new RefusedCallException(REFUSED, "unknown CLID " + id));
    }

    /** Tells the object concerned, and the caller unless it knows. */
    public void spoil(Inbound.Spoiled spoiled) throws IOException, InterruptedException {
        if (spoiled.salvaged() instanceof Salvaged.OfCall call) {
            boolean aborted = spoiled.fault() == Inbound.Fault.GIVEN_UP;
            tell(call, spoiled.why(), aborted ? SpoiledCall.Ending.ABORTED : SpoiledCall.Ending.REFUSED);
            if (!aborted && call.request().isPresent() && call.request().get() != Message.NO_ANSWER) {
                out.send(new Message.Failed(call.request().get(), RemoteFailure.of(REFUSED, spoiled.why())),
                        ANSWERING);
            }
        }
    }

    private void tell(Salvaged.OfCall call, String why, SpoiledCall.Ending ending) throws InterruptedException {
        Optional<Referenceable> object = call.target().flatMap(exports::find);
        if (object.isPresent()) {
            try {
                object.get().spoiled(new SpoiledCall(call.method(), call.arguments(), why, ending), this);
            } catch (RuntimeException e) {
                listener.broken(peer, call.method().orElse(""), e);
            }
        }
    }

    /**
     * The connection has ended: whoever waits for an answer hears of it. Does not wait.
     *
     * @param salvaged what there is of the message that was under way; a call is for {@link #cut}
     */
    public void end(String why, Salvaged salvaged) {
        if (salvaged instanceof Salvaged.OfAnswer answer) {
            answer.request().ifPresent(it -> pending.fail(it,
                    CallException.of(CallException.Cause.ENDED, why, answer.value())));
        }
        pending.end(why);
    }

    /** The connection ended within this call: tells the object concerned. */
    public void cut(Salvaged.OfCall call, String why) throws InterruptedException {
        tell(call, why, SpoiledCall.Ending.CUT);
    }
}
