package io.gather.transport.foolscap.negotiation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.gather.transport.foolscap.banana.Vocabulary;

/**
 * What the master decides.
 *
 * @param table of words that both have
 * @param current which connection this one is; old masters do not tell
 */
record Decision(int table, Optional<ConnectionNumber> current) {
    private static final String VERSION = "banana-decision-version";
    private static final String CURRENT = "current-connection";
    private static final String TABLE = "initial-vocab-table-index";

    static Decision parse(HeaderBlock block) throws NegotiationException {
        if (block.get("error").isPresent()) {
            throw NegotiationException.theirs(block.get("error").get());
        }
        long version = Versions.number(
                block.get(VERSION).orElseThrow(() -> NegotiationException.ours("No banana-decision-version value")));
        if (!Negotiation.BANANA.has(version)) {
            throw NegotiationException.ours("I can't handle banana version " + version);
        }
        Optional<String> current = block.get(CURRENT);
        return new Decision(table(block.get(TABLE).orElse("0")),
                current.isPresent() ? ConnectionNumber.parse(current.get()) : Optional.empty());
    }

    private static int table(String text) throws NegotiationException {
        String[] words = text.strip().split(" +");
        long table = Versions.number(words[0]);
        if (!Negotiation.VOCABULARY.has(table)) {
            throw NegotiationException.ours("I can't handle initial vocab table index " + table);
        }
        if (table > 0 && (words.length < 2 || !words[1].equals(Vocabulary.hash((int) table)))) {
            throw NegotiationException.ours("our words of the table " + table + " are not yours");
        }
        return (int) table;
    }

    HeaderBlock block() {
        Map<String, String> values = new TreeMap<>(Map.of(VERSION, Long.toString(Negotiation.BANANA.highest()), TABLE,
                table + " " + Vocabulary.hash(table)));
        current.ifPresent(it -> values.put(CURRENT, it.toString()));
        return HeaderBlock.of(values);
    }
}
