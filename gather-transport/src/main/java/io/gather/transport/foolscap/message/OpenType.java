package io.gather.transport.foolscap.message;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.gather.transport.foolscap.banana.Octets;

/** The kinds of objects, by the word that follows their OPEN. */
enum OpenType {
    NONE("none"),
    BOOLEAN("boolean"),
    UNICODE("unicode"),
    DECIMAL("decimal"),
    REFERENCE("reference"),
    LIST("list"),
    TUPLE("tuple"),
    SET("set"),
    IMMUTABLE_SET("immutable-set"),
    DICT("dict"),
    COPYABLE("copyable"),
    MY_REFERENCE("my-reference"),
    YOUR_REFERENCE("your-reference"),
    THEIR_REFERENCE("their-reference"),
    CALL("call"),
    ARGUMENTS("arguments"),
    ANSWER("answer"),
    ERROR("error"),
    SET_VOCAB("set-vocab"),
    ADD_VOCAB("add-vocab");

    private static final Map<OpenType, Octets> WORDS = Arrays.stream(values()).collect(Collectors.toMap(it -> it,
            it -> Octets.of(it.word), (one, _) -> one, () -> new EnumMap<>(OpenType.class)));
    private static final Map<Octets, OpenType> BY_WORD = Arrays.stream(values())
            .collect(Collectors.toMap(OpenType::word, it -> it));

    private final String word;

    OpenType(String word) {
        this.word = word;
    }

    Octets word() {
        return Objects.requireNonNull(WORDS.get(this));
    }

    static Optional<OpenType> of(Octets word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** Stands by itself, never within another object. */
    boolean isMessage() {
        return switch (this) {
            case CALL, ANSWER, ERROR, SET_VOCAB, ADD_VOCAB -> true;
            default -> false;
        };
    }

    /** May be referred to later in the message. */
    boolean isTracked() {
        return switch (this) {
            case LIST, TUPLE, SET, IMMUTABLE_SET, DICT, COPYABLE -> true;
            default -> false;
        };
    }
}
