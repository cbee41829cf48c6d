package io.gather.transport.foolscap.negotiation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.gather.transport.foolscap.furl.TubId;

/**
 * How a tub introduces itself, inside of TLS.
 *
 * @param incarnation of its process; empty: from before 0.2.0
 * @param last the connection that it remembers; only whoever dials tells it
 */
record Hello(Versions banana, Versions vocabulary, Optional<String> incarnation, Optional<TubId> tub,
        Optional<ConnectionNumber> last) {
    private static final String BANANA = "banana-negotiation-range";
    private static final String VOCABULARY = "initial-vocab-table-range";
    private static final String INCARNATION = "my-incarnation";
    private static final String TUB = "my-tub-id";
    private static final String LAST = "last-connection";

    static Hello parse(HeaderBlock block) throws NegotiationException {
        if (block.get("error").isPresent()) {
            throw NegotiationException.theirs(block.get("error").get());
        }
        Versions banana = Versions.parse(block.get(BANANA)
                .orElseThrow(() -> NegotiationException.ours("No valid banana-negotiation sequence seen")));
        Versions vocabulary = Versions.parse(block.get(VOCABULARY).orElse("0 0"));
        Optional<String> last = block.get(LAST);
        return new Hello(banana, vocabulary, block.get(INCARNATION).filter(it -> !it.isEmpty()),
                block.get(TUB).flatMap(TubId::read),
                last.isPresent() ? ConnectionNumber.parse(last.get()) : Optional.empty());
    }

    Hello with(Optional<ConnectionNumber> remembered) {
        return new Hello(banana, vocabulary, incarnation, tub, remembered);
    }

    HeaderBlock block() {
        Map<String, String> values = new TreeMap<>(
                Map.of(BANANA, banana.toString(), VOCABULARY, vocabulary.toString()));
        incarnation.ifPresent(it -> values.put(INCARNATION, it));
        tub.ifPresent(it -> values.put(TUB, it.text()));
        last.ifPresent(it -> values.put(LAST, it.toString()));
        return HeaderBlock.of(values);
    }
}
