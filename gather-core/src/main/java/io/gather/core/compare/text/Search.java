package io.gather.core.compare.text;

import java.util.BitSet;

/**
 * The fewest edits between two rows of numbers, by the algorithm of Myers in its form that needs memory in proportion to the rows: a
 * search from both ends meets in the middle, and both halves are searched again.
 */
final class Search {
    /** A diagonal whose points within these edits are all outside. */
    private static final int NOWHERE = -1;

    private final int[] a;
    private final int[] b;
    private final int[] placesA;
    private final int[] placesB;
    private final BitSet deleted;
    private final BitSet inserted;
    private final int[] forward;
    private final int[] backward;
    private final int middle;
    private long work;

    /** @param placesA which of the lines of {@code a} are searched, in order; edits are told by these places */
    Search(int[] a, int[] placesA, int[] b, int[] placesB, BitSet deleted, BitSet inserted, long mostWork) {
        this.placesA = placesA;
        this.placesB = placesB;
        this.a = pick(a, placesA);
        this.b = pick(b, placesB);
        this.deleted = deleted;
        this.inserted = inserted;
        this.middle = placesA.length + placesB.length + 1;
        this.forward = new int[2 * middle + 1];
        this.backward = new int[2 * middle + 1];
        this.work = mostWork;
    }

    private static int[] pick(int[] numbers, int[] places) {
        int[] picked = new int[places.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = numbers[places[i]];
        }
        return picked;
    }

    /** Whether it was done within the work allowed. */
    boolean run() {
        return search(0, a.length, 0, b.length);
    }

    private boolean search(int fromA, int toA, int fromB, int toB) {
        int startA = fromA;
        int startB = fromB;
        int endA = toA;
        int endB = toB;
        while (startA < endA && startB < endB && a[startA] == b[startB]) {
            startA++;
            startB++;
        }
        while (startA < endA && startB < endB && a[endA - 1] == b[endB - 1]) {
            endA--;
            endB--;
        }
        if (startA == endA || startB == endB) {
            mark(deleted, placesA, startA, endA);
            mark(inserted, placesB, startB, endB);
            return true;
        }
        int[] meeting = meet(startA, endA, startB, endB);
        return meeting.length > 0 && search(startA, meeting[0], startB, meeting[1])
                && search(meeting[0], endA, meeting[1], endB);
    }

    private static void mark(BitSet edits, int[] places, int from, int to) {
        for (int i = from; i < to; i++) {
            edits.set(places[i]);
        }
    }

    /** A point {@code {in a, in b}} on a shortest way, other than both ends; nothing where the work is used up. */
    private int[] meet(int fromA, int toA, int fromB, int toB) {
        int difference = (toA - fromA) - (toB - fromB);
        boolean odd = (difference & 1) != 0;
        for (int edits = 0; work > 0; edits++) {
            for (int k = -edits; k <= edits; k += 2) {
                int x = ahead(k, edits, fromA, toA, fromB, toB);
                int opposite = difference - k;
                if (odd && x != NOWHERE && Math.abs(opposite) < edits && x >= backward[middle + opposite]
                        && backward[middle + opposite] != NOWHERE) {
                    return new int[]{x, x - fromA - k + fromB};
                }
            }
            for (int k = -edits; k <= edits; k += 2) {
                int x = back(k, edits, fromA, toA, fromB, toB);
                int opposite = difference - k;
                if (!odd && x != NOWHERE && Math.abs(opposite) <= edits && x <= forward[middle + opposite]) {
                    return new int[]{x, toB - (toA - x - k)};
                }
            }
            work -= 2L * edits + 2;
        }
        return new int[0];
    }

    /** As far as {@code edits} edits lead on the diagonal {@code k}, counted from the beginning. */
    private int ahead(int k, int edits, int fromA, int toA, int fromB, int toB) {
        int x = edits == 0 ? fromA : NOWHERE;
        if (k > -edits && forward[middle + k - 1] != NOWHERE && forward[middle + k - 1] < toA) {
            x = forward[middle + k - 1] + 1;
        }
        if (k < edits && forward[middle + k + 1] > x && forward[middle + k + 1] - fromA - k <= toB - fromB) {
            x = forward[middle + k + 1];
        }
        if (x != NOWHERE) {
            int start = x;
            for (int y = x - fromA - k + fromB; x < toA && y < toB && a[x] == b[y]; y++) {
                x++;
            }
            work -= x - start;
        }
        forward[middle + k] = x;
        return x;
    }

    /** The same from the end; there {@code k} is how many more of a than of b are behind the point. */
    private int back(int k, int edits, int fromA, int toA, int fromB, int toB) {
        int x = edits == 0 ? toA : NOWHERE;
        if (k > -edits && backward[middle + k - 1] > fromA) {
            x = backward[middle + k - 1] - 1;
        }
        int other = k < edits ? backward[middle + k + 1] : NOWHERE;
        if (other != NOWHERE && (x == NOWHERE || other < x) && toB - (toA - other - k) >= fromB) {
            x = other;
        }
        if (x != NOWHERE) {
            int start = x;
            for (int y = toB - (toA - x - k); x > fromA && y > fromB && a[x - 1] == b[y - 1]; y--) {
                x--;
            }
            work -= start - x;
        }
        backward[middle + k] = x;
        return x;
    }
}
