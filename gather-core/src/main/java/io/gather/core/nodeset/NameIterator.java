package io.gather.core.nodeset;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

import org.jspecify.annotations.Nullable;

/** All names, in the order in which they fold; made one at a time. */
final class NameIterator implements Iterator<String> {
    private final Iterator<Map.Entry<String, Vectors>> patterns;
    private String[] texts = {};
    private Iterator<RangeSet[]> vectors = List.<RangeSet[]>of().iterator();
    private RangeSet[] vector = {};
    private PrimitiveIterator.OfLong[] positions = {};
    private long[] indexes = {};
    private @Nullable String next;

    NameIterator(IndexesByPattern set) {
        patterns = set.all().entrySet().iterator();
        next = startVector();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        String name = next;
        if (name == null) {
            throw new NoSuchElementException();
        }
        next = advance();
        return name;
    }

    private @Nullable String advance() {
        for (int i = vector.length - 1; i >= 0; i--) {
            if (positions[i].hasNext()) {
                indexes[i] = positions[i].nextLong();
                return name();
            }
            positions[i] = vector[i].indexes();
            indexes[i] = positions[i].nextLong();
        }
        return startVector();
    }

    private @Nullable String startVector() {
        while (!vectors.hasNext()) {
            if (!patterns.hasNext()) {
                return null;
            }
            Map.Entry<String, Vectors> entry = patterns.next();
            texts = NameTexts.between(entry.getKey());
            vectors = entry.getValue().folded().iterator();
        }
        vector = vectors.next();
        positions = new PrimitiveIterator.OfLong[vector.length];
        indexes = new long[vector.length];
        for (int i = 0; i < vector.length; i++) {
            positions[i] = vector[i].indexes();
            indexes[i] = positions[i].nextLong();
        }
        return name();
    }

    private String name() {
        StringBuilder name = new StringBuilder(texts[0]);
        for (int i = 0; i < indexes.length; i++) {
            Index.append(name, indexes[i]);
            name.append(texts[i + 1]);
        }
        return name.toString();
    }
}
