package io.gather.core.leak.word;

import java.util.HashSet;
import java.util.Set;

/**
 * Looks whether words are secrets that were masked elsewhere: what stands between blanks and quotes is taken apart in all ways in which a
 * secret may stand in it, also in other writings. For one thread.
 */
final class WordSearch {
    static final String PLAIN = "plain";
    private static final int SHORTEST = 6;
    private static final int LONGEST = 512;
    /** A secret may have delimiters in it: such as join its parts, or all behind one of the first assignments. */
    private static final int MOST_BEFORE = 2;
    /** Chunks seen of late. */
    private static final int SEEN = 1 << 16;
    private static final int DEEPEST = 2;

    private final MaskedSecrets masked;
    private final FoundWord told;
    private final long[] seen = new long[SEEN];
    /** Those of a chunk that were told: each may be met in more than one way. */
    private final Set<Long> spans = new HashSet<>();
    private long line;
    private boolean found;

    WordSearch(MaskedSecrets masked, FoundWord told) {
        this.masked = masked;
        this.told = told;
    }

    /** What stands between blanks or quotes. */
    void chunk(byte[] bytes, int length, long ofLine) {
        if (length < SHORTEST) {
            return;
        }
        long hash = WordHash.of(bytes, 0, length);
        int slot = (int) (hash >>> 48);
        if (seen[slot] == hash) {
            return;
        }
        found = false;
        words(bytes, 0, length, PLAIN, ofLine);
        if (!found) {
            seen[slot] = hash;
        }
    }

    void words(byte[] bytes, int from, int to, String writing, long ofLine) {
        line = ofLine;
        look(bytes, from, to, writing, 0);
    }

    private void look(byte[] bytes, int from, int to, String writing, int depth) {
        if (to - from < SHORTEST) {
            return;
        }
        pieces(bytes, from, to, writing);
        if (depth < DEEPEST) {
            EncodedWords.decoded(bytes, from, to,
                    (text, length, as) -> chunks(text, length, writing.equals(PLAIN) ? as : writing, depth + 1));
        }
    }

    private void chunks(byte[] text, int length, String writing, int depth) {
        int begin = 0;
        for (int at = 0; at <= length; at++) {
            if (at == length || Letters.splits(text[at])) {
                look(text, begin, at, writing, depth);
                begin = at + 1;
            }
        }
    }

    private void pieces(byte[] bytes, int from, int to, String writing) {
        int begin = from;
        int end = to;
        while (end > begin && Letters.isTrailing(bytes[end - 1])) {
            end--;
        }
        while (begin < end && Letters.isLeading(bytes[begin])) {
            begin++;
        }
        spans.clear();
        word(bytes, begin, end, writing);
        int before = 0;
        int last = -1;
        for (int at = begin; at < end;) {
            int stop = at;
            while (stop < end && !Letters.delimits(bytes[stop])) {
                stop++;
            }
            if (stop > at) {
                word(bytes, at, stop, writing);
                withoutEnding(bytes, at, stop, writing);
                runs(bytes, at, stop, writing);
                if (last >= 0) {
                    word(bytes, last, stop, writing);
                }
                if (at > begin && Letters.assigns(bytes[at - 1]) && before++ < MOST_BEFORE) {
                    word(bytes, at, end, writing);
                }
                last = stop < end && Letters.joins(bytes[stop]) ? last < 0 ? at : last : -1;
            }
            at = stop + 1;
        }
    }

    /** As the name of a file has one. */
    private void withoutEnding(byte[] bytes, int from, int to, String writing) {
        for (int at = to - 1; at > from; at--) {
            if (bytes[at] == '.') {
                word(bytes, from, at, writing);
                return;
            }
        }
    }

    /** What is nothing but letters and digits. */
    private void runs(byte[] bytes, int from, int to, String writing) {
        int begin = from;
        for (int at = from; at <= to; at++) {
            if (at == to || !(Letters.isLetter(bytes[at]) || Letters.isDigit(bytes[at]))) {
                if (at > begin && at - begin < to - from) {
                    word(bytes, begin, at, writing);
                }
                begin = at + 1;
            }
        }
    }

    private void word(byte[] bytes, int from, int to, String writing) {
        int length = to - from;
        if (length >= SHORTEST && length <= LONGEST && isTelling(bytes, from, to) && masked.has(bytes, from, to)) {
            found = true;
            if (spans.add((long) from << Integer.SIZE | to)) {
                told.found(writing, line);
            }
        }
    }

    /** A plain word, a number or a time may be a secret at one place, and is none at a hundred others. */
    private static boolean isTelling(byte[] bytes, int from, int to) {
        boolean lower = false;
        boolean upper = false;
        boolean letters = false;
        boolean other = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == 'T' || b == 'Z') {
                upper |= i > from;
            } else if (b >= 'A' && b <= 'Z') {
                letters = true;
                upper |= i > from;
            } else if (Letters.isLetter(b)) {
                lower = true;
                letters = true;
            } else {
                other = true;
            }
        }
        return letters && (other || (lower && upper));
    }
}
