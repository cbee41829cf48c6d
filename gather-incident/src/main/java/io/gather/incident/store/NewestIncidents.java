package io.gather.incident.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/** Incidents, the newest first. Of each only the place in the index is held, until it is asked for. For one thread. */
public final class NewestIncidents implements Closeable {
    private final Deque<Place> places = new ArrayDeque<>();
    private final @Nullable IncidentLines lines;
    private final long all;

    private record Place(long time, long offset) {}

    /** @param most so many of the newest can be had */
    NewestIncidents(Path index, IncidentQuery query, int most) throws IOException {
        PriorityQueue<Place> newest = new PriorityQueue<>(
                Comparator.comparingLong(Place::time).thenComparingLong(Place::offset));
        IncidentLines opened = null;
        long count = 0;
        try (IndexScan scan = new IndexScan(index, 0)) {
            while (scan.next()) {
                if (query.isMet(scan.line())) {
                    count++;
                    newest.add(new Place(scan.line().time(), scan.offset()));
                    if (newest.size() > most) {
                        newest.poll();
                    }
                }
            }
            opened = new IncidentLines(index);
        } catch (NoSuchFileException none) {
            newest.clear();
            count = 0;
        }
        while (!newest.isEmpty()) {
            places.push(newest.remove());
        }
        this.lines = opened;
        this.all = count;
    }

    /** How many there are, whether or not they can be had. */
    public long all() {
        return all;
    }

    /** @return null when there are no more; what another process replaced meanwhile is passed over */
    public @Nullable IncidentEntry next() throws IOException {
        IncidentLines from = lines;
        while (from != null && !places.isEmpty()) {
            Place place = places.pop();
            Optional<IncidentEntry> entry = from.at(place.offset())
                    .filter(it -> it.time().toEpochMilli() == place.time());
            if (entry.isPresent()) {
                return entry.get();
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
