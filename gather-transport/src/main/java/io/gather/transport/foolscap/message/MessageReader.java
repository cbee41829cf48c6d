package io.gather.transport.foolscap.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

import io.gather.transport.foolscap.banana.BananaException;
import io.gather.transport.foolscap.banana.BananaLimits;
import io.gather.transport.foolscap.banana.Octets;
import io.gather.transport.foolscap.banana.Token;
import io.gather.transport.foolscap.banana.TokenReader;
import io.gather.transport.foolscap.banana.Vocabulary;
import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;

/** Messages of one direction of one connection. For one thread. */
public final class MessageReader {
    private static final int LONGEST_TYPE = 200;

    private final TokenReader tokens;
    private final MessageBudget budget;
    private volatile BananaLimits limits;
    private final TubId sender;
    /** The innermost first. */
    private final Deque<OpenObject> open = new ArrayDeque<>();
    /** Those of this message that have ended, by number. */
    private final NavigableMap<Long, Tracked> tracked = new TreeMap<>();
    private final LongFunction<Optional<AnswerParts>> takers;
    private @Nullable PartedAnswer parted;
    /** Since when the message under way has not come further by a part; 0: none is. */
    private volatile long begun;
    private Vocabulary vocabulary;
    private long opened;
    /** How many objects of a spoiled message are still open, and where passing over it began. */
    private long passing;
    private long passedFrom;
    private long passedCount;

    private record Tracked(Value value, long weight, int height, long bytes) {}

    /** As below, of answers that nobody takes in parts. */
    public MessageReader(InputStream in, Vocabulary vocabulary, BananaLimits limits, TubId sender,
            MemoryShare share) {
        this(in, vocabulary, limits, sender, share, _ -> Optional.empty());
    }

    /**
     * @param sender whose messages they are: it must not give out objects in the name of others
     * @param share of what all connections may take
     * @param takers who takes the answer to this request of ours in parts
     */
    public MessageReader(InputStream in, Vocabulary vocabulary, BananaLimits limits, TubId sender,
            MemoryShare share, LongFunction<Optional<AnswerParts>> takers) {
        this.sender = sender;
        this.takers = takers;
        this.tokens = new TokenReader(in, limits);
        this.vocabulary = vocabulary;
        this.limits = limits;
        this.budget = new MessageBudget(limits, share);
    }

    /**
     * Waits for the next one.
     *
     * @return null at the end of the stream; {@link #unfinished} tells what was under way
     * @throws java.io.EOFException when the stream ends within a token
     * @throws BananaException when the peer does not keep to the protocol
     */
    public @Nullable Inbound next() throws IOException {
        while (true) {
            Token token = passing > 0 ? tokens.skip() : tokens.next();
            if (token == null) {
                return null;
            }
            Inbound inbound = switch (token) {
                case Token.Ping ping -> new Inbound.Ping(ping.number());
                case Token.Pong pong -> new Inbound.Pong(pong.number());
                case Token.Complaint complaint -> new Inbound.Complaint(complaint.text());
                default -> passing > 0 ? passOver(token) : take(token);
            };
            if (inbound != null) {
                return inbound;
            }
        }
    }

    /** From now on; may be called by any thread. */
    public void limits(BananaLimits now) {
        limits = now;
        budget.limits(now);
        tokens.limits(now);
    }

    /** @return how much of all connections' memory the last message takes, which the caller gives back when it is done with it */
    public long handOver() {
        return budget.handOver();
    }

    /** Since when the message under way has not come further, by {@link System#nanoTime}; 0: none is under way. For any thread. */
    public long begun() {
        return begun;
    }

    /** What is there of the message whose end has not come. */
    public Salvaged unfinished() {
        return Remains.of(open);
    }

    private @Nullable Inbound take(Token token) throws IOException {
        try {
            return switch (token) {
                case Token.Open it -> {
                    open(it.count());
                    yield null;
                }
                case Token.Close it -> close(it.count());
                case Token.Abort _ ->
                    open.isEmpty() ? null : spoiled("given up by its sender", Inbound.Fault.GIVEN_UP, open.size());
                case Token.Text text -> {
                    text(text.value());
                    yield null;
                }
                case Token.Word word -> {
                    text(vocabulary.word(word.index()));
                    yield null;
                }
                case Token.Int number -> {
                    add(new Value.Whole(number.value()), number.value().bitLength() / Byte.SIZE);
                    yield null;
                }
                case Token.Real real -> {
                    add(new Value.Real(real.value()), 0);
                    yield null;
                }
                case Token.Skipped skipped ->
                    throw new ViolationException("a string or number of " + skipped.length() + " bytes");
                case Token.Ping _,Token.Pong _,Token.Complaint _ -> throw new IllegalStateException(token.toString());
            };
        } catch (ViolationException e) {
            return spoiled(String.valueOf(e.getMessage()), e.fault(),
                    open.size() - (token instanceof Token.Close ? 1 : 0));
        }
    }

    private void open(long count) throws BananaException, ViolationException {
        OpenObject around = open.peek();
        if (around != null && !around.isNamed()) {
            throw new BananaException("an object begins where the type of another was expected");
        }
        if (around == null) {
            budget.reset();
            tracked.clear();
            parted = null;
            begun = System.nanoTime() | 1;
        }
        open.push(new OpenObject(count, opened++));
        budget.nest(open.size());
        budget.spend(1, 0);
    }

    private void text(Octets text) throws BananaException, ViolationException {
        OpenObject object = object();
        if (object.type() == null) {
            object.type(type(text));
            part(object);
        } else if (object.isNamed()) {
            add(new Value.Bytes(text), text.length());
        } else if (text.length() > LONGEST_TYPE) {
            throw new ViolationException("a copy of a class whose name has " + text.length() + " bytes");
        } else {
            object.copied(text.text());
        }
    }

    private OpenType type(Octets word) throws ViolationException {
        OpenType type = word.length() > LONGEST_TYPE
                ? null
                : OpenType.of(word).orElse(null);
        if (type == null) {
            throw new ViolationException("an object of a type that is not known here");
        }
        if (type.isMessage() != (open.size() == 1)) {
            throw new ViolationException("an object of the type " + word.text() + " where none can be");
        }
        if (type == OpenType.ARGUMENTS && open.size() != 2) {
            throw new ViolationException("arguments that are not of a call");
        }
        return type;
    }

    /** Whether it is of an answer that somebody takes in parts. */
    private void part(OpenObject object) {
        boolean isList = object.type() == OpenType.LIST || object.type() == OpenType.TUPLE;
        if (open.size() == 3 && parted != null && isList) {
            parted.begin(object, budget);
        } else if (open.size() == 2 && (isList || object.type() == OpenType.DICT)
                && open.getLast().type() == OpenType.ANSWER && open.getLast().children().size() == 1) {
            parted = open.getLast().children().getFirst().asLong().flatMap(takers::apply)
                    .map(it -> new PartedAnswer(it, object, budget)).orElse(null);
        }
    }

    /** @param child that has ended with it; null: it had no end of its own */
    private void put(OpenObject around, @Nullable OpenObject child, Tracked made) throws ViolationException {
        if (parted == null || !parted.takes(around)) {
            around.add(made.value(), made.weight(), made.height(), made.bytes());
            return;
        }
        begun = System.nanoTime() | 1;
        long forgotten = parted.take(around, child, made.value(), budget);
        if (forgotten >= 0) {
            tracked.tailMap(forgotten, true).clear();
        }
    }

    private OpenObject object() throws BananaException {
        OpenObject object = open.peek();
        if (object == null) {
            throw new BananaException("a value outside of all messages");
        }
        return object;
    }

    private void add(Value value, long bytes) throws BananaException, ViolationException {
        OpenObject object = object();
        if (!object.isNamed()) {
            throw new ViolationException("a value where the type of an object was expected");
        }
        budget.spend(1, bytes);
        put(object, null, new Tracked(value, 1, 0, bytes));
    }

    private @Nullable Inbound close(long count) throws BananaException, ViolationException {
        OpenObject object = open.peek();
        if (object == null || object.count() != count || !object.isNamed()) {
            throw new BananaException("an object ends that is not the one under way");
        }
        OpenType type = Objects.requireNonNull(object.type());
        // It is taken off last, so that what is wrong with it costs no more than it must.
        Inbound made = open.size() == 1 ? message(type, object) : within(type, object);
        open.pop();
        return made;
    }

    private @Nullable Inbound within(OpenType type, OpenObject object)
            throws BananaException, ViolationException {
        OpenObject around = around();
        switch (type) {
            case ARGUMENTS -> around.arguments(Shapes.arguments(object.children()));
            case REFERENCE -> refer(object, around);
            default -> {
                Value value = Shapes.value(type, object);
                check(value);
                Tracked made = new Tracked(value, object.weight(), object.height(), object.bytes());
                if (type.isTracked()) {
                    tracked.put(object.number(), made);
                }
                put(around, object, made);
            }
        }
        return null;
    }

    private void check(Value value) throws BananaException {
        if (value instanceof Value.Sender object && object.furl().filter(it -> !it.tub().equals(sender)).isPresent()) {
            throw new BananaException("an object whose name is of another tub than its sender");
        }
    }

    private OpenObject around() {
        Iterator<OpenObject> objects = open.iterator();
        objects.next();
        return objects.next();
    }

    private @Nullable Inbound message(OpenType type, OpenObject object) throws BananaException, ViolationException {
        tracked.clear();
        parted = null;
        begun = 0;
        switch (type) {
            case SET_VOCAB -> vocabulary = Vocabulary.of(Words.of(object.children(), type));
            case ADD_VOCAB -> {
                for (Map.Entry<Long, Octets> each : Words.of(object.children(), type).entrySet()) {
                    vocabulary = vocabulary.with(each.getKey(), each.getValue());
                }
            }
            default -> {
                return Shapes.message(type, object);
            }
        }
        return null;
    }

    /** What is referred to counts as if it were there again: whoever walks through the message meets it again. */
    private void refer(OpenObject reference, OpenObject around) throws ViolationException {
        if (reference.children().size() != 1) {
            throw new ViolationException("a reference to no object");
        }
        long number = Shapes.number(reference.children().getFirst(), OpenType.REFERENCE);
        Tracked known = tracked.get(number);
        if (known != null) {
            budget.nest(open.size() - 1 + known.height());
            budget.spend(known.weight(), known.bytes());
            put(around, null, known);
        } else if (open.stream().anyMatch(it -> it.number() == number)) {
            put(around, null, new Tracked(new Value.Circle(), 1, 0, 0));
        } else {
            throw new ViolationException("a reference to an object that is not there");
        }
    }

    /** The message costs nothing more than the bytes that are still to come of it. */
    private Inbound spoiled(String why, Inbound.Fault fault, int stillOpen) {
        Inbound spoiled = new Inbound.Spoiled(Remains.of(open), why, fault);
        passing = stillOpen;
        parted = null;
        passedFrom = tokens.position();
        passedCount = open.isEmpty() ? 0 : open.getLast().count();
        open.clear();
        tracked.clear();
        begun = passing > 0 ? System.nanoTime() | 1 : 0;
        return spoiled;
    }

    private @Nullable Inbound passOver(Token token) throws BananaException {
        if (tokens.position() - passedFrom > limits.skipped()) {
            throw new BananaException("a message that does not end");
        }
        switch (token) {
            case Token.Open _ -> {
                passing++;
                opened++;
            }
            case Token.Close close -> {
                passing--;
                if (passing == 0 && close.count() != passedCount) {
                    throw new BananaException("an object ends that is not the one under way");
                }
                begun = passing > 0 ? begun : 0;
            }
            default -> {
                // Of a message that nobody can use.
            }
        }
        return null;
    }
}
