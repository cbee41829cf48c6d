package io.gather.transport.foolscap.message;

import java.math.BigInteger;
import java.util.List;

import io.gather.transport.foolscap.banana.Octets;
import io.gather.transport.foolscap.banana.TokenWriter;
import io.gather.transport.foolscap.banana.Vocabulary;

/** Messages of one direction of one connection, as bytes in the order of the calls. For one thread at a time. */
public final class MessageWriter {
    private final TokenWriter tokens;

    public MessageWriter(Vocabulary vocabulary) {
        this.tokens = new TokenWriter(vocabulary);
    }

    public byte[] bytes(Message message) {
        switch (message) {
            case Message.Call call -> {
                long count = tokens.open(OpenType.CALL.word());
                whole(call.request());
                whole(call.target());
                tokens.text(Octets.of(call.method()));
                arguments(call.arguments());
                tokens.close(count);
            }
            case Message.Answer answer -> {
                long count = tokens.open(OpenType.ANSWER.word());
                whole(answer.request());
                value(answer.value());
                tokens.close(count);
            }
            case Message.Failed error -> {
                long count = tokens.open(OpenType.ERROR.word());
                whole(error.request());
                value(error.failure().copied());
                tokens.close(count);
            }
        }
        return tokens.taken();
    }

    public byte[] ping(BigInteger number) {
        tokens.ping(number);
        return tokens.taken();
    }

    public byte[] pong(BigInteger number) {
        tokens.pong(number);
        return tokens.taken();
    }

    /** Why we close the connection; the last thing to be sent. */
    public byte[] complaint(String text) {
        tokens.complaint(text);
        return tokens.taken();
    }

    private void arguments(Arguments arguments) {
        long count = tokens.open(OpenType.ARGUMENTS.word());
        whole(arguments.positional().size());
        arguments.positional().forEach(this::value);
        arguments.named().forEach((name, value) -> {
            tokens.text(Octets.of(name));
            value(value);
        });
        tokens.close(count);
    }

    private void value(Value value) {
        switch (value) {
            case Value.Whole whole -> tokens.integer(whole.value());
            case Value.Real real -> tokens.real(real.value());
            case Value.Bytes bytes -> tokens.text(bytes.value());
            case Value.None _ -> object(OpenType.NONE, () -> {});
            case Value.Truth truth -> object(OpenType.BOOLEAN, () -> whole(truth.value() ? 1 : 0));
            case Value.Text text -> object(OpenType.UNICODE, () -> tokens.text(Octets.of(text.value())));
            case Value.Decimal decimal -> object(OpenType.DECIMAL, () -> tokens.text(Octets.of(decimal.text())));
            case Value.Listing list -> items(OpenType.LIST, list.items());
            case Value.Tuple tuple -> items(OpenType.TUPLE, tuple.items());
            case Value.Group set -> items(set.mutable() ? OpenType.SET : OpenType.IMMUTABLE_SET, set.items());
            case Value.Dict dict -> object(OpenType.DICT, () -> dict.entries().forEach((key, each) -> {
                value(key);
                value(each);
            }));
            case Value.Copied copied -> object(OpenType.COPYABLE, () -> {
                tokens.text(Octets.of(copied.type()));
                copied.attributes().forEach((name, each) -> {
                    tokens.text(Octets.of(name));
                    value(each);
                });
            });
            case Value.Sender sender -> object(OpenType.MY_REFERENCE, () -> sender(sender));
            case Value.Receiver receiver -> object(OpenType.YOUR_REFERENCE, () -> whole(receiver.id()));
            // What Python prints in its place: where the circle began is not known any more.
            case Value.Circle _ -> value(Value.text("..."));
        }
    }

    private void sender(Value.Sender sender) {
        whole(sender.id());
        if (sender.type().isPresent() || sender.furl().isPresent()) {
            tokens.text(Octets.of(sender.type().orElse("")));
        }
        sender.furl().ifPresent(furl -> tokens.text(Octets.of(furl.text())));
    }

    private void items(OpenType type, List<Value> items) {
        object(type, () -> items.forEach(this::value));
    }

    private void object(OpenType type, Runnable body) {
        long count = tokens.open(type.word());
        body.run();
        tokens.close(count);
    }

    private void whole(long value) {
        tokens.integer(BigInteger.valueOf(value));
    }
}
