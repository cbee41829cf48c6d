package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.incident.classify.Fingerprint;
import io.gather.transport.foolscap.furl.TubId;

/** What must be known of each incident at once: a hundred bytes of it. Guarded by the store. */
final class IndexedKeys {
    private final Map<String, TubId> tubs = new HashMap<>();
    private final Map<TubId, TubId> same = new HashMap<>();
    private final Set<String> fingerprints = new HashSet<>();
    private long count;
    private long bytes;
    private String version = "";

    /** As it is on the disk now. */
    void load(IncidentIndex index, Path file) throws IOException {
        tubs.clear();
        fingerprints.clear();
        count = 0;
        bytes = 0;
        version = version(file);
        index.read(this::put);
    }

    /** Another process may have changed it. */
    void refresh(IncidentIndex index, Path file) throws IOException {
        if (!version.equals(version(file))) {
            load(index, file);
        }
    }

    /** One that was just written to the index. */
    void add(IncidentEntry entry, Path file) throws IOException {
        put(entry);
        version = version(file);
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

    Optional<TubId> tub(String key) {
        return Optional.ofNullable(tubs.get(key));
    }

    boolean isNew(Fingerprint fingerprint) {
        return !fingerprints.contains(fingerprint.text());
    }

    long count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** Changes with the file. */
    static String version(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() + " " + attributes.size() + " " + attributes.lastModifiedTime();
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
