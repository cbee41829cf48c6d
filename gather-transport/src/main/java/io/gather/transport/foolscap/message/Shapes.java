package io.gather.transport.foolscap.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.transport.foolscap.banana.Octets;
import io.gather.transport.foolscap.furl.Furl;

/** What objects must consist of. */
final class Shapes {
    private Shapes() {}

    /** @param object that is no message, no arguments and no reference */
    static Value value(OpenType type, OpenObject object) throws ViolationException {
        List<Value> parts = object.children();
        return switch (type) {
            case NONE -> {
                check(parts, 0, type);
                yield new Value.None();
            }
            case BOOLEAN -> new Value.Truth(number(exactly(parts, 1, type).getFirst(), type) != 0);
            case UNICODE -> new Value.Text(octets(exactly(parts, 1, type).getFirst(), type).strictText()
                    .orElseThrow(() -> new ViolationException("a text that is no UTF-8")));
            case DECIMAL -> new Value.Decimal(octets(exactly(parts, 1, type).getFirst(), type).text());
            case LIST -> new Value.Listing(parts);
            case TUPLE -> new Value.Tuple(parts);
            case SET -> new Value.Group(parts, true);
            case IMMUTABLE_SET -> new Value.Group(parts, false);
            case DICT -> new Value.Dict(dict(parts));
            case COPYABLE -> new Value.Copied(String.valueOf(object.copied()), named(parts, type));
            case MY_REFERENCE -> sender(parts);
            case YOUR_REFERENCE -> new Value.Receiver(number(exactly(parts, 1, type).getFirst(), type));
            case THEIR_REFERENCE -> throw new ViolationException("an object of a third tub, which is not taken here");
            case REFERENCE, CALL, ARGUMENTS, ANSWER, ERROR, SET_VOCAB, ADD_VOCAB -> throw odd(type);
        };
    }

    static Arguments arguments(List<Value> parts) throws ViolationException {
        if (parts.isEmpty()) {
            throw odd(OpenType.ARGUMENTS);
        }
        long positional = number(parts.getFirst(), OpenType.ARGUMENTS);
        if (positional < 0 || positional > parts.size() - 1) {
            throw odd(OpenType.ARGUMENTS);
        }
        int names = 1 + (int) positional;
        return new Arguments(parts.subList(1, names),
                named(parts.subList(names, parts.size()), OpenType.ARGUMENTS));
    }

    static Message message(OpenType type, OpenObject object) throws ViolationException {
        List<Value> parts = object.children();
        Arguments arguments = object.arguments();
        return switch (type) {
            case CALL -> {
                check(parts, 3, type);
                if (arguments == null) {
                    throw odd(type);
                }
                yield new Message.Call(number(parts.getFirst(), type), number(parts.get(1), type),
                        text(parts.get(2), type), arguments);
            }
            case ANSWER -> new Message.Answer(number(exactly(parts, 2, type).getFirst(), type), parts.get(1));
            case ERROR -> {
                check(parts, 2, type);
                if (!(parts.get(1) instanceof Value.Copied copied)) {
                    throw odd(type);
                }
                yield new Message.Failed(number(parts.getFirst(), type), RemoteFailure.of(copied));
            }
            default -> throw odd(type);
        };
    }

    private static Value.Sender sender(List<Value> parts) throws ViolationException {
        OpenType type = OpenType.MY_REFERENCE;
        if (parts.isEmpty() || parts.size() > 3) {
            throw odd(type);
        }
        Optional<String> named = parts.size() > 1
                ? Optional.of(text(parts.get(1), type)).filter(it -> !it.isEmpty())
                : Optional.empty();
        Optional<Furl> furl = parts.size() > 2 ? Optional.of(furl(text(parts.get(2), type))) : Optional.empty();
        return new Value.Sender(number(parts.getFirst(), type), named, furl);
    }

    private static Furl furl(String text) throws ViolationException {
        try {
            return Furl.read(text, "");
        } catch (GatherException e) {
            throw new ViolationException("an object of the sender's whose name " + e.what());
        }
    }

    private static Map<Value, Value> dict(List<Value> parts) throws ViolationException {
        if (parts.size() % 2 != 0) {
            throw odd(OpenType.DICT);
        }
        Map<Value, Value> entries = LinkedHashMap.newLinkedHashMap(parts.size() / 2);
        for (int i = 0; i < parts.size(); i += 2) {
            switch (parts.get(i)) {
                case Value.Listing _,Value.Dict _,Value.Group _,Value.Circle _ ->
                    throw new ViolationException("a dictionary with a key that can be none");
                case Value key -> {
                    if (entries.put(key, parts.get(i + 1)) != null) {
                        throw new ViolationException("a dictionary with one key twice");
                    }
                }
            }
        }
        return entries;
    }

    private static Map<String, Value> named(List<Value> parts, OpenType type) throws ViolationException {
        if (parts.size() % 2 != 0) {
            throw odd(type);
        }
        Map<String, Value> named = LinkedHashMap.newLinkedHashMap(parts.size() / 2);
        for (int i = 0; i < parts.size(); i += 2) {
            if (named.put(text(parts.get(i), type), parts.get(i + 1)) != null) {
                throw new ViolationException("the same name twice in " + type.word().text());
            }
        }
        return named;
    }

    private static List<Value> exactly(List<Value> parts, int count, OpenType type) throws ViolationException {
        check(parts, count, type);
        return parts;
    }

    static long number(Value part, OpenType type) throws ViolationException {
        Optional<Long> number = part.asLong();
        return number.orElseThrow(() -> odd(type));
    }

    static Octets octets(Value part, OpenType type) throws ViolationException {
        if (part instanceof Value.Bytes bytes) {
            return bytes.value();
        }
        throw odd(type);
    }

    private static String text(Value part, OpenType type) throws ViolationException {
        return octets(part, type).text();
    }

    private static void check(List<Value> parts, int count, OpenType type) throws ViolationException {
        if (parts.size() != count) {
            throw odd(type);
        }
    }

    private static ViolationException odd(OpenType type) {
        return new ViolationException("an object of the type " + type.word().text()
                + " that does not consist of what it must");
    }
}
