package io.gather.core.nodeset;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A set under construction: by pattern, the indexes. */
final class IndexesByPattern {
    /** Guards the memory. */
    private static final int MOST = 150_000;
    /** As Python sorts texts; differs from Java's order where characters need two units. */
    private static final Comparator<String> BY_CHARACTER = IndexesByPattern::compare;

    private final TreeMap<String, Vectors> patterns = new TreeMap<>(BY_CHARACTER);
    /** Names come in runs of one pattern. */
    private String lastPattern = "";
    private Vectors lastVectors = new Vectors();

    void add(Operand operand) {
        if (!operand.pattern().equals(lastPattern)) {
            lastPattern = operand.pattern();
            lastVectors = vectors(lastPattern);
        }
        lastVectors.add(operand.vector());
    }

    void addAll(IndexesByPattern other) {
        forget();
        other.patterns.forEach((pattern, vectors) -> vectors(pattern).addAll(vectors));
    }

    void remove(IndexesByPattern other) {
        forget();
        for (Map.Entry<String, Vectors> entry : other.patterns.entrySet()) {
            Vectors vectors = patterns.get(entry.getKey());
            if (vectors != null) {
                vectors.remove(entry.getValue());
                dropEmpty(entry.getKey(), vectors);
            }
        }
    }

    void retain(IndexesByPattern other) {
        forget();
        for (Iterator<Map.Entry<String, Vectors>> each = patterns.entrySet().iterator(); each.hasNext();) {
            Map.Entry<String, Vectors> entry = each.next();
            Vectors vectors = other.patterns.get(entry.getKey());
            if (vectors != null) {
                entry.getValue().retain(vectors);
            }
            if (vectors == null || entry.getValue().isEmpty()) {
                each.remove();
            }
        }
    }

    void toggle(IndexesByPattern other) {
        forget();
        for (Map.Entry<String, Vectors> entry : other.patterns.entrySet()) {
            Vectors vectors = vectors(entry.getKey());
            vectors.toggle(entry.getValue());
            dropEmpty(entry.getKey(), vectors);
        }
    }

    IndexesByPattern copy() {
        IndexesByPattern copy = new IndexesByPattern();
        patterns.forEach((pattern, vectors) -> copy.patterns.put(pattern, vectors.copy()));
        return copy;
    }

    Map<String, Vectors> all() {
        return patterns;
    }

    void forEachName(Consumer<String> consumer) {
        new NameIterator(this).forEachRemaining(consumer);
    }

    private Vectors vectors(String pattern) {
        Vectors vectors = patterns.computeIfAbsent(pattern, key -> new Vectors());
        if (patterns.size() > MOST) {
            throw NodeSetException.tooLarge("more than " + MOST + " kinds of names");
        }
        return vectors;
    }

    private void dropEmpty(String pattern, Vectors vectors) {
        if (vectors.isEmpty()) {
            patterns.remove(pattern);
        }
    }

    private void forget() {
        lastPattern = "";
        lastVectors = new Vectors();
    }

    private static int compare(String a, String b) {
        int least = Math.min(a.length(), b.length());
        for (int i = 0; i < least; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
