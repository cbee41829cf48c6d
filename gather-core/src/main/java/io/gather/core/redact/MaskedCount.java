package io.gather.core.redact;

import java.util.Map;
import java.util.TreeMap;

import io.gather.core.redact.rule.Rule;
import io.gather.core.redact.scan.FoundSecrets;

/** How often rules found something in one content. One thread counts, any may look. */
final class MaskedCount implements FoundSecrets {
    private final FoundSecrets next;
    private final Map<String, Integer> kinds = new TreeMap<>();

    MaskedCount(FoundSecrets next) {
        this.next = next;
    }

    @Override
    public synchronized void found(Rule rule, long at) {
        kinds.merge(rule.kind(), 1, Integer::sum);
        next.found(rule, at);
    }

    /** By kind. */
    synchronized Map<String, Integer> kinds() {
        return Map.copyOf(kinds);
    }
}
