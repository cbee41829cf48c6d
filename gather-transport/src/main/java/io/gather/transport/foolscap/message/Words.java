package io.gather.transport.foolscap.message;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.gather.transport.foolscap.banana.Octets;

/** Words of a vocabulary that the peer sets. */
final class Words {
    private static final int LONGEST = 100;

    private Words() {}

    static Map<Long, Octets> of(List<Value> parts, OpenType type) throws ViolationException {
        Map<Long, Octets> words = new TreeMap<>();
        if (parts.size() % 2 != 0) {
            throw new ViolationException("a number of a word without the word");
        }
        for (int i = 0; i < parts.size(); i += 2) {
            Octets word = Shapes.octets(parts.get(i + 1), type);
            if (word.length() > LONGEST) {
                throw new ViolationException("a word of " + word.length() + " bytes");
            }
            words.put(Shapes.number(parts.get(i), type), word);
        }
        return words;
    }
}
