package io.gather.incident.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.incident.classify.Fingerprint;
import io.gather.transport.foolscap.furl.TubId;

/**
 * What must be known of each incident at once: a hundred bytes of it. Who only asks waits for no incident that is being stored. Safe for
 * several threads.
 */
final class IndexedKeys {
    private final IncidentIndex index;
    private final Map<String, TubId> tubs = new HashMap<>();
    private final Map<TubId, TubId> same = new HashMap<>();
    private final Set<String> fingerprints = new HashSet<>();
    private long count;
    private long bytes;
    private String version = "";

    IndexedKeys(IncidentIndex index) {
        this.index = index;
    }

    /** Another process may have changed it. One that is gone is still known until it is made again. */
    synchronized void refresh() throws IOException {
        String now = index.version();
        if (!now.isEmpty() && !version.equals(now)) {
            load(now);
        }
    }

    private void load(String now) throws IOException {
        tubs.clear();
        fingerprints.clear();
        count = 0;
        bytes = 0;
        version = now;
        index.read(this::put);
    }

    /** Writes one to the index. */
    synchronized void add(IncidentEntry entry) throws IOException {
        refresh();
        index.add(List.of(entry));
        put(entry);
        version = index.version();
    }

    private void put(IncidentEntry entry) {
        tubs.putIfAbsent(entry.key(), same.computeIfAbsent(entry.tub(), it -> it));
        fingerprints.add(entry.fingerprint().text());
        count += switch (entry.state()) {
            case WHOLE, INCOMPLETE -> 1;
            case COPY, REMOVED -> 0;
        };
        bytes += entry.bytes();
    }

    synchronized Optional<TubId> tub(String key) {
        return Optional.ofNullable(tubs.get(key));
    }

    synchronized boolean isNew(Fingerprint fingerprint) {
        return !fingerprints.contains(fingerprint.text());
    }

    synchronized long count() {
        return count;
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Whether it was there, and is not. */
    synchronized boolean isIndexGone() throws IOException {
        return !version.isEmpty() && index.version().isEmpty();
    }
}
