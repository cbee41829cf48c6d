package io.gather.core.upload;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A bundle that is to be sent, or was: what the queue keeps.
 *
 * @param id unique in the queue
 * @param ways names of the ways to try, in order
 * @param delivered where it is now; null as long as it is not there
 * @param notes of the ways, by {@code way/key}
 */
public record Dispatch(String id, Path file, long size, String sha256, String cluster, @Nullable String caseId,
        Instant made, List<String> ways, List<Attempt> attempts, @Nullable String delivered,
        Map<String, String> notes) {
    public Dispatch {
        ways = List.copyOf(ways);
        attempts = List.copyOf(attempts);
        notes = Map.copyOf(notes);
    }

    /**
     * @param sent bytes that were read for sending, from {@code from} on
     * @param failure why it failed; null when it did not
     */
    public record Attempt(String way, Instant at, Duration took, long from, long sent, @Nullable String failure) {}

    public boolean arrived() {
        return delivered != null;
    }

    /** How far the best attempt came, in bytes. */
    public long reached() {
        return arrived()
                ? size
                : attempts.stream().mapToLong(it -> Math.min(size, it.from() + it.sent())).max().orElse(0);
    }

    /** This one, with what the queue knows of it. */
    Dispatch continuing(Dispatch known, boolean again) {
        return new Dispatch(known.id, file, size, sha256, cluster, caseId == null ? known.caseId : caseId, known.made,
                ways, known.attempts, again ? null : known.delivered,
                again && known.arrived() ? Map.of() : known.notes);
    }

    Dispatch with(Attempt attempt, @Nullable String where) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(attempt);
        return new Dispatch(id, file, size, sha256, cluster, caseId, made, ways, more, where, notes);
    }

    Dispatch with(String key, @Nullable String value) {
        Map<String, String> changed = new TreeMap<>(notes);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return new Dispatch(id, file, size, sha256, cluster, caseId, made, ways, attempts, delivered, changed);
    }

    /** By the ways, and of the place, of another one. */
    Dispatch by(Dispatch other) {
        return new Dispatch(id, other.file, size, sha256, cluster, caseId, made, other.ways, attempts, delivered,
                notes);
    }

    /** To be sent by these ways. */
    public Dispatch by(List<String> otherWays) {
        return new Dispatch(id, file, size, sha256, cluster, caseId, made, otherWays, attempts, delivered, notes);
    }
}
