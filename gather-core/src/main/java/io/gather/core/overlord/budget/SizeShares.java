package io.gather.core.overlord.budget;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Divides bytes among places that begin one after the other: each is granted as much as every other that has not begun could be,
 * and gives back what it did not need. So none is left without, however greedy those before it are.
 */
final class SizeShares {
    private final Map<String, Long> granted = new HashMap<>();
    /** By place that has ended, what it has: it may begin once more, in another process. */
    private final Map<String, Long> used = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private long left;

    SizeShares(long total) {
        this.left = total;
    }

    /** It will begin, or {@linkplain #ended end} without having begun. */
    synchronized void expect(String place) {
        if (!granted.containsKey(place)) {
            waiting.add(place);
        }
    }

    /** As an earlier process was granted. */
    synchronized void restoreGranted(String place, long bytes) {
        left -= bytes - used.getOrDefault(place, 0L);
        used.remove(place);
        waiting.remove(place);
        granted.put(place, bytes);
    }

    /** As it ended in an earlier process. */
    synchronized void restoreReturned(String place, long bytes) {
        ended(place, bytes);
        waiting.add(place);
    }

    /** What a place was granted before it keeps. */
    synchronized long grant(String place, long most) {
        Long before = granted.get(place);
        if (before != null) {
            return before;
        }
        long part = Math.max(0, left) / Math.max(1, waiting.size());
        long share = Math.min(most, used.getOrDefault(place, 0L) + part);
        restoreGranted(place, share);
        return share;
    }

    synchronized boolean has(String place) {
        return granted.containsKey(place);
    }

    /** Nothing more comes of it. */
    synchronized void ended(String place, long bytes) {
        waiting.remove(place);
        Long had = granted.remove(place);
        if (had != null) {
            left += had - bytes;
            used.put(place, bytes);
        }
    }
}
