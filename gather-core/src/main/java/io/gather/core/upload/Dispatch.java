package io.gather.core.upload;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.gather.core.bundle.BundleFile;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that is to be sent, or was: what the queue keeps.
 *
 * @param id unique in the queue
 * @param ways names of the ways to try, in order
 * @param delivered where it is by what was last asked for; null as long as it is not there
 * @param notes of the ways, by way, destination and key
 * @param deliveries all that is known, of every destination, the latest at the end
 * @param gather whose bundle it is; null: nobody can tell
 * @param told how many of the deliveries were told to all who listen, the first ones
 */
public record Dispatch(String id, Path file, long size, String sha256, String cluster, @Nullable String caseId,
        Instant made, List<String> ways, List<Attempt> attempts, @Nullable String delivered,
        Map<String, String> notes, List<Delivery> deliveries, @Nullable String gather, int told) {
    public Dispatch {
        ways = List.copyOf(ways);
        attempts = List.copyOf(attempts);
        notes = Map.copyOf(notes);
        deliveries = List.copyOf(deliveries);
    }

    /** One that was never tried. */
    public static Dispatch fresh(String id, BundleFile bundle, String cluster, @Nullable String caseId, Instant made,
            List<String> ways) {
        return new Dispatch(id, bundle.path(), bundle.size(), bundle.sha256(), cluster, caseId, made, ways, List.of(),
                null,
                Map.of(), List.of(), null, 0);
    }

    /** The same, as a bundle of that gather. */
    public Dispatch ofGather(String id) {
        return new Dispatch(this.id, file, size, sha256, cluster, caseId, made, ways, attempts, delivered, notes,
                deliveries, id, told);
    }

    Dispatch toldOne() {
        return new Dispatch(id, file, size, sha256, cluster, caseId, made, ways, attempts, delivered, notes,
                deliveries, gather, told + 1);
    }

    /**
     * @param sent bytes that were read for sending, from {@code from} on
     * @param failure why it failed; null when it did not
     * @param destination where it was to go; null when an earlier version did not note that
     */
    public record Attempt(String way, Instant at, Duration took, long from, long sent, @Nullable String failure,
            @Nullable String destination) {}

    public boolean arrived() {
        return delivered != null;
    }

    /** The arrival that {@link #delivered} is about; empty when there is none, or an earlier version noted it. */
    public Optional<Arrival.Taken> arrival() {
        return deliveries.reversed().stream().map(Delivery::arrival).filter(it -> it.where().equals(delivered))
                .findFirst();
    }

    /** The latest arrival at a destination. */
    Optional<Delivery> deliveryAt(String destination) {
        return deliveries.reversed().stream().filter(it -> it.destination().equals(destination)).findFirst();
    }

    boolean wasTriedAt(String destination) {
        return attempts.stream().anyMatch(it -> destination.equals(it.destination()));
    }

    /** Why it is not there: each reason once, in order; nothing of attempts before the last that succeeded. */
    public List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (Attempt attempt : attempts) {
            if (attempt.failure() == null) {
                failures.clear();
            } else {
                failures.add(attempt.way() + ": " + attempt.failure());
            }
        }
        return arrived() ? List.of() : failures.stream().distinct().toList();
    }

    /** How far the best attempt came, in bytes. */
    public long reached() {
        return arrived()
                ? size
                : attempts.stream().mapToLong(it -> Math.min(size, it.from() + it.sent())).max().orElse(0);
    }

    /** This one, with what the queue knows of it, as not delivered yet. */
    Dispatch continuing(Dispatch known) {
        return new Dispatch(known.id, file, size, sha256, cluster, caseId == null ? known.caseId : caseId, known.made,
                ways, known.attempts, null, known.notes, known.deliveries, gather == null ? known.gather : gather,
                known.told);
    }

    /** To be sent from the beginning: of the notes only the names remain, which tell what is ours. */
    Dispatch again() {
        Map<String, String> names = new TreeMap<>(notes);
        names.keySet().removeIf(key -> !key.endsWith("/" + RemoteName.NOTE));
        return new Dispatch(id, file, size, sha256, cluster, caseId, made, ways, attempts, null, names, deliveries,
                gather, told);
    }

    /** Nothing is to be sent: it is there already. */
    Dispatch settled(Delivery there) {
        return new Dispatch(id, file, size, sha256, cluster, caseId, made, ways, attempts, there.arrival().where(),
                notes, deliveries, gather, told);
    }

    Dispatch with(Attempt attempt, @Nullable Delivery delivery) {
        List<Attempt> moreAttempts = new ArrayList<>(attempts);
        moreAttempts.add(attempt);
        List<Delivery> moreDeliveries = new ArrayList<>(deliveries);
        if (delivery != null) {
            moreDeliveries.add(delivery);
        }
        return new Dispatch(id, file, size, sha256, cluster, caseId, made, ways, moreAttempts,
                delivery == null ? null : delivery.arrival().where(), notes, moreDeliveries, gather, told);
    }

    Dispatch with(String key, @Nullable String value) {
        Map<String, String> changed = new TreeMap<>(notes);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return new Dispatch(id, file, size, sha256, cluster, caseId, made, ways, attempts, delivered, changed,
                deliveries, gather, told);
    }

    /** By the ways, and of the place, of another one. */
    Dispatch by(Dispatch other) {
        return new Dispatch(id, other.file, size, sha256, cluster, caseId, made, other.ways, attempts, null,
                notes, deliveries, gather == null ? other.gather : gather, told);
    }

    /** To be sent by these ways. */
    public Dispatch by(List<String> otherWays) {
        return new Dispatch(id, file, size, sha256, cluster, caseId, made, otherWays, attempts, delivered, notes,
                deliveries, gather, told);
    }
}
