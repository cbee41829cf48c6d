package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.gather.transport.foolscap.furl.TubId;

/**
 * Makes room: the oldest files go first, and of each fingerprint the newest one stays for as long as others can go. What went is
 * remembered, so that it is counted, and not fetched again from a node that still has it.
 */
final class Retention {
    /** Of what is remembered, so many stay; the oldest are forgotten. */
    private static final int REMEMBERED = 200_000;

    private final StorePlaces places;
    private final IncidentIndex index;
    private final FolderStamps stamps;
    private final StoreLimits limits;
    private final Consumer<String> notices;

    Retention(StorePlaces places, IncidentIndex index, StoreLimits limits, Consumer<String> notices) {
        this.places = places;
        this.index = index;
        this.stamps = new FolderStamps(places);
        this.limits = limits;
        this.notices = notices;
    }

    private record File(String key, String fingerprint, long time, long bytes) {}

    void run() throws IOException, InterruptedException {
        List<File> files = new ArrayList<>();
        List<Long> remembered = new ArrayList<>();
        index.read(entry -> {
            if (entry.state() == IncidentEntry.State.REMOVED) {
                remembered.add(entry.time().toEpochMilli());
            } else {
                files.add(new File(entry.key(), entry.fingerprint().text().intern(), entry.time().toEpochMilli(),
                        entry.bytes()));
            }
        });
        Set<String> going = going(files);
        List<IncidentEntry> removed = new ArrayList<>();
        index.read(entry -> {
            if (going.contains(entry.key())) {
                removed.add(entry);
            }
        });
        Instant forgotten = forgotten(remembered);
        index.rewrite(entry -> {
            if (going.contains(entry.key())) {
                return entry.state() == IncidentEntry.State.COPY ? Optional.empty() : Optional.of(entry.removed());
            }
            boolean forget = entry.state() == IncidentEntry.State.REMOVED && entry.time().isBefore(forgotten);
            return forget ? Optional.empty() : Optional.of(entry);
        });
        delete(removed);
    }

    private Set<String> going(List<File> files) {
        files.sort(Comparator.comparingLong(File::time));
        Map<String, String> newest = new HashMap<>();
        files.forEach(file -> newest.put(file.fingerprint(), file.key()));
        long count = files.size();
        long bytes = files.stream().mapToLong(File::bytes).sum();
        Set<String> going = new HashSet<>();
        for (boolean last : new boolean[]{false, true}) {
            for (File file : files) {
                boolean isNewest = file.key().equals(newest.get(file.fingerprint()));
                if (isNewest == last && isTooMuch(count, bytes)) {
                    going.add(file.key());
                    count--;
                    bytes -= file.bytes();
                }
            }
        }
        return going;
    }

    private boolean isTooMuch(long count, long bytes) {
        return limits.isTight(count, bytes) && count > 1;
    }

    private static Instant forgotten(List<Long> remembered) {
        remembered.sort(Comparator.reverseOrder());
        return remembered.size() <= REMEMBERED ? Instant.MIN : Instant.ofEpochMilli(remembered.get(REMEMBERED));
    }

    /** The index says so first: a file that a kill left over is there again after the next check, and goes the next time. */
    private void delete(List<IncidentEntry> removed) throws IOException {
        Map<TubId, List<IncidentEntry>> byTub = removed.stream().collect(Collectors.groupingBy(IncidentEntry::tub));
        for (Map.Entry<TubId, List<IncidentEntry>> tub : byTub.entrySet()) {
            boolean ours = stamps.isCurrent(tub.getKey());
            for (IncidentEntry entry : tub.getValue()) {
                Files.deleteIfExists(places.incident(entry.tub(), entry.name()));
                Files.deleteIfExists(places.incomplete(entry.tub(), entry.name()));
            }
            if (ours) {
                stamps.note(tub.getKey());
            }
        }
        if (!removed.isEmpty()) {
            notices.accept(removed.size() + (removed.size() == 1 ? " old incident" : " old incidents")
                    + " went to make room");
        }
    }
}
