package io.gather.incident.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import io.gather.core.files.DurableFile;
import io.gather.transport.foolscap.furl.TubId;

/**
 * Up to where each tub was asked, and has nothing that is not here: a line of a name and the time when it was asked for everything. It moves
 * only when all that a tub told of is on the disk, so what waits while the process is killed is asked for again; {@code latest}, which
 * {@code flogtool} has, passes over it. Safe for several threads.
 */
final class AskedNames {
    /** Names carry the node's clock, which may step back: incidents that sort before the last one are asked for again. */
    static final Duration MARGIN = Duration.ofDays(1);
    /** A clock may have been years behind while nobody listened. Nodes read a file for each incident that they tell of. */
    static final Duration ALL_AGAIN = Duration.ofDays(7);
    /** So far behind may be what is noted: less than the margin. */
    private static final Duration STEP = Duration.ofHours(1);
    private static final int LONGEST = 4096;

    private final StorePlaces places;
    private final InstantSource clock;

    private record Asked(IncidentName upTo, Instant all) {
        static Optional<Asked> read(String line) {
            String[] words = line.split(" ", -1);
            try {
                return words.length == 2
                        ? IncidentName.read(words[0]).map(name -> new Asked(name, Instant.parse(words[1])))
                        : Optional.empty();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    AskedNames(StorePlaces places, InstantSource clock) {
        this.places = places;
        this.clock = clock;
    }

    /** What it is to be asked for: what sorts after this; empty: everything. */
    synchronized String since(TubId tub) throws IOException {
        return read(tub).filter(this::isFresh).map(it -> it.upTo().before(MARGIN)).orElse("");
    }

    private boolean isFresh(Asked asked) {
        Duration ago = Duration.between(asked.all(), clock.instant());
        return !ago.isNegative() && ago.compareTo(ALL_AGAIN) < 0;
    }

    /** @param newest of what it told of when it was asked for what sorts after {@code since}: all that is here */
    synchronized void reached(TubId tub, String since, IncidentName newest) throws IOException {
        Instant now = clock.instant();
        IncidentName most = IncidentName.begun(now);
        // A clock that is ahead would hide what is recorded when it is right again.
        IncidentName upTo = newest.compareTo(most) < 0 ? newest : most;
        Optional<Asked> before = read(tub);
        if (before.isPresent() && before.get().upTo().text().compareTo(upTo.before(STEP)) >= 0
                && (!since.isEmpty() || isFresh(before.get()))) {
            // It is near enough: a node that has just been asked for everything tells of one after the other.
            return;
        }
        if (since.isEmpty()) {
            write(tub, new Asked(upTo, now));
        } else if (before.isPresent()) {
            write(tub, new Asked(upTo, before.get().all()));
        }
    }

    /** It told of one that it would not be asked for again. */
    synchronized void wanted(TubId tub, IncidentName name) throws IOException {
        Optional<Asked> before = read(tub);
        if (before.isPresent() && name.text().compareTo(before.get().upTo().before(MARGIN)) <= 0) {
            Files.deleteIfExists(places.asked(tub));
            DurableFile.force(places.asked());
        }
    }

    private Optional<Asked> read(TubId tub) throws IOException {
        Path file = places.asked(tub);
        return Files.isRegularFile(file) && Files.size(file) <= LONGEST
                ? Asked.read(Files.readString(file, StandardCharsets.ISO_8859_1).strip())
                : Optional.empty();
    }

    private void write(TubId tub, Asked asked) throws IOException {
        DurableFile.makeFolder(places.asked());
        DurableFile.write(places.asked(tub), asked.upTo() + " " + asked.all() + "\n");
    }
}
