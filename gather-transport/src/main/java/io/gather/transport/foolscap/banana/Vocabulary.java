package io.gather.transport.foolscap.banana;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** Strings that are sent as numbers: in one direction, from a given point on. Does not change. */
public final class Vocabulary {
    /** The tables that both sides have from the beginning. */
    private static final List<List<String>> INITIAL = List.of(List.of(),
            List.of("none", "boolean", "reference", "dict", "list", "tuple", "set", "immutable-set", "unicode",
                    "set-vocab", "add-vocab", "call", "arguments", "answer", "error", "my-reference", "your-reference",
                    "their-reference", "copyable", "instance", "module", "class", "method", "function", "attrdict"));
    private static final int WORDS = 10_000;
    private static final int HASH_LENGTH = 4;

    private final Map<Long, Octets> words;
    private final Map<Octets, Long> indexes;

    private Vocabulary(Map<Long, Octets> words) {
        this.words = Map.copyOf(words);
        Map<Octets, Long> reverse = new HashMap<>();
        words.forEach((index, word) -> reverse.put(word, index));
        this.indexes = Map.copyOf(reverse);
    }

    public static int lastInitial() {
        return INITIAL.size() - 1;
    }

    /** @param table 0: no words */
    public static Vocabulary initial(int table) {
        List<String> strings = INITIAL.get(table);
        Map<Long, Octets> words = new HashMap<>();
        IntStream.range(0, strings.size()).forEach(i -> words.put((long) i, Octets.of(strings.get(i))));
        return new Vocabulary(words);
    }

    /** By which two sides see that they mean the same table. */
    public static String hash(int table) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(String.join("\0", INITIAL.get(table)).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws BananaException where the words are more than anybody needs */
    public static Vocabulary of(Map<Long, Octets> words) throws BananaException {
        if (words.size() > WORDS) {
            throw new BananaException("a vocabulary of more than " + WORDS + " words");
        }
        return new Vocabulary(words);
    }

    public Vocabulary with(long index, Octets word) throws BananaException {
        Map<Long, Octets> more = new HashMap<>(words);
        more.put(index, word);
        return of(more);
    }

    public Octets word(long index) throws BananaException {
        Octets word = words.get(index);
        if (word == null) {
            throw new BananaException("no word has the number " + index);
        }
        return word;
    }

    Optional<Long> index(Octets word) {
        @Nullable
        Long index = indexes.get(word);
        return Optional.ofNullable(index);
    }
}
