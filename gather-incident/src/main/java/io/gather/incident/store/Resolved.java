package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.files.DurableFile;
import io.gather.core.json.Json;
import io.gather.incident.classify.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Which fingerprints people take for resolved, and since when.
 *
 * @param since by fingerprint
 */
public record Resolved(Map<String, Instant> since) {
    public Resolved {
        since = Map.copyOf(since);
    }

    static Resolved read(StorePlaces places) throws IOException {
        return Files.isRegularFile(places.resolved())
                ? Json.read(Files.readAllBytes(places.resolved()), Resolved.class)
                : new Resolved(Map.of());
    }

    /** Whether it came after what it is like was resolved. */
    public boolean isRegression(IncidentEntry entry) {
        Instant resolved = since.get(entry.fingerprint().text());
        return resolved != null && entry.time().isAfter(resolved);
    }

    /** @param when null: it is not resolved */
    Resolved with(Fingerprint fingerprint, @Nullable Instant when) {
        Map<String, Instant> changed = new TreeMap<>(since);
        if (when == null) {
            changed.remove(fingerprint.text());
        } else {
            changed.put(fingerprint.text(), when);
        }
        return new Resolved(changed);
    }

    void write(StorePlaces places) throws IOException {
        DurableFile.write(places.resolved(), Json.write(this) + "\n");
    }
}
