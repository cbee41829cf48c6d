package io.gather.core.leak;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.gather.core.leak.Writings.Writing;
import io.gather.core.obfuscate.Original;

/** All writings of all originals by their first bytes: one look at each place of a content, however many there are. */
final class WritingIndex {
    private static final int FIRST = 4;
    private static final int FILTER = 1 << 22;

    private final BitSet filter = new BitSet(FILTER);
    private final Map<Integer, List<Writing>> byBegin = new HashMap<>();
    private int longest = FIRST;

    WritingIndex(Collection<Original> originals) {
        for (Original original : originals) {
            for (Writing writing : Writings.of(original)) {
                int begin = begin(writing.bytes(), 0);
                filter.set(slot(begin));
                byBegin.computeIfAbsent(begin, _ -> new ArrayList<>(1)).add(writing);
                longest = Math.max(longest, writing.bytes().length);
            }
        }
    }

    /** Of the longest writing. */
    int longest() {
        return longest;
    }

    /** Tells what begins before a place. */
    void search(byte[] bytes, int from, int cut, int end, Consumer<Writing> found) {
        for (int at = from; at < cut && at + FIRST <= end; at++) {
            int begin = begin(bytes, at);
            if (filter.get(slot(begin))) {
                for (Writing writing : byBegin.getOrDefault(begin, List.of())) {
                    if (isThere(writing, bytes, at, end)) {
                        found.accept(writing);
                    }
                }
            }
        }
    }

    private static boolean isThere(Writing writing, byte[] bytes, int at, int end) {
        byte[] wanted = writing.bytes();
        if (at + wanted.length > end) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (writing.exact() ? wanted[i] != bytes[at + i] : fold(wanted[i]) != fold(bytes[at + i])) {
                return false;
            }
        }
        return true;
    }

    private static int begin(byte[] bytes, int at) {
        return fold(bytes[at]) << 24 | fold(bytes[at + 1]) << 16 | fold(bytes[at + 2]) << 8 | fold(bytes[at + 3]);
    }

    private static int slot(int begin) {
        return (begin * 0x9e3779b1) >>> 10;
    }

    private static int fold(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b & 0xff;
    }
}
