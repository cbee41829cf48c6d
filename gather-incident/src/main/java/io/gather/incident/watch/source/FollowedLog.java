package io.gather.incident.watch.source;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.incident.watch.line.LinePosition;

/**
 * A log, by its name: what has the name now, and what had it before, since whoever writes may go on for a while with the file that was
 * moved away. For one thread.
 */
final class FollowedLog {
    /** How long a file that was moved away is looked at after it grew for the last time. */
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final int TRIES = 10;
    private static final int MOST_GENERATIONS = 5;

    private final Path path;
    private final InstantSource clock;
    private final Deque<LogGeneration> generations = new ArrayDeque<>();
    private String told = "";

    FollowedLog(Path path, InstantSource clock) {
        this.path = path;
        this.clock = clock;
    }

    /**
     * Goes to where reading goes on.
     *
     * @param marks where it had stopped, for each file that had the name; empty: it has not been read before
     * @param oldBefore of one that was not read before: what is there is passed over, if it was made before that
     */
    void begin(List<LinePosition.OfFile> marks, Instant oldBefore, int before, LineSink sink)
            throws InterruptedException {
        try {
            if (!marks.isEmpty()) {
                goOn(marks, before, sink);
                return;
            }
            LogGeneration now = LogGeneration.open(path.toString(), LogNeighbour.of(path), clock);
            generations.add(now);
            if (!now.made().isAfter(oldBefore)) {
                now.goToEnd(before, sink);
            }
        } catch (NoSuchFileException notThere) {
            // It may come.
        } catch (IOException e) {
            tell(sink, e);
        }
    }

    /** What is found of the files that were read is read on, whatever they are called now; what came after them is read from its begin. */
    private void goOn(List<LinePosition.OfFile> marks, int before, LineSink sink)
            throws IOException, InterruptedException {
        Map<LinePosition.OfFile, LogGeneration> found = found(marks);
        for (LinePosition.OfFile mark : marks) {
            LogGeneration generation = found.get(mark);
            if (generation != null) {
                generation.goTo(mark.end(), before, sink);
                generations.add(generation);
            } else if (mark.equals(marks.getLast())) {
                sink.notice(path + ": what was written to it after watching stopped is gone, or packed");
            }
        }
    }

    private Map<LinePosition.OfFile, LogGeneration> found(List<LinePosition.OfFile> marks) throws IOException {
        Map<LinePosition.OfFile, LogGeneration> found = new HashMap<>();
        for (int i = 0; i < TRIES; i++) {
            try {
                List<LogNeighbour> there = LogNeighbour.of(path, true);
                for (LinePosition.OfFile mark : marks) {
                    Optional<LogGeneration> generation = find(mark, there);
                    generation.ifPresent(it -> found.put(mark, it));
                }
                return found;
            } catch (LogGeneration.RenamedException | NoSuchFileException e) {
                closeAll(found.values());
                found.clear();
            }
        }
        throw new LogGeneration.RenamedException();
    }

    private static void closeAll(Collection<LogGeneration> all) throws IOException {
        for (LogGeneration each : all) {
            each.close();
        }
    }

    private Optional<LogGeneration> find(LinePosition.OfFile mark, List<LogNeighbour> there) throws IOException {
        List<LogNeighbour> likeliest = new ArrayList<>(there);
        // The file itself, before a copy of it.
        likeliest.sort(Comparator.comparing(it -> !it.key().equals(mark.file())));
        for (LogNeighbour each : likeliest) {
            LogGeneration candidate = LogGeneration.open(path.toString(), each, clock);
            if (candidate.continues(mark)) {
                return Optional.of(candidate);
            }
            candidate.close();
        }
        return Optional.empty();
    }

    /** @return whether there may be more at once */
    boolean readOn(LineSink sink) throws InterruptedException {
        boolean more = false;
        try {
            for (LogGeneration each : generations) {
                more |= each.readOn(sink);
            }
            more |= takeNew();
            leaveQuiet();
            told = "";
        } catch (NoSuchFileException notThere) {
            // It was moved away, or removed, and may come again.
        } catch (IOException e) {
            tell(sink, e);
        }
        return more;
    }

    /** Of several that had the name since the last look each is read. */
    private boolean takeNew() throws IOException {
        LogNeighbour now = LogNeighbour.of(path);
        if (isKnown(now)) {
            return false;
        }
        List<LogGeneration> taken = new ArrayList<>();
        try {
            if (!generations.isEmpty()) {
                Instant last = generations.getLast().made();
                for (LogNeighbour each : LogNeighbour.of(path, false)) {
                    if (each.made().isAfter(last) && !isKnown(each)) {
                        takeUnlessCopied(each, taken);
                    }
                }
            }
            taken.add(LogGeneration.open(path.toString(), now, clock));
        } catch (LogGeneration.RenamedException e) {
            closeAll(taken);
            return true;
        } catch (IOException e) {
            closeAll(taken);
            throw e;
        }
        generations.addAll(taken);
        generations.forEach(LogGeneration::moved);
        return true;
    }

    private void takeUnlessCopied(LogNeighbour neighbour, List<LogGeneration> taken) throws IOException {
        LogGeneration missed = LogGeneration.open(path.toString(), neighbour, clock);
        for (LogGeneration each : generations) {
            if (each.isCopiedBy(missed)) {
                missed.close();
                return;
            }
        }
        taken.add(missed);
    }

    private boolean isKnown(LogNeighbour file) {
        return generations.stream().anyMatch(it -> it.key().equals(file.key()));
    }

    private void leaveQuiet() throws IOException {
        Instant quiet = clock.instant().minus(QUIET);
        for (Iterator<LogGeneration> each = generations.iterator(); each.hasNext();) {
            LogGeneration generation = each.next();
            boolean former = generation != generations.getLast();
            if (former && generation.isRead()
                    && (generation.grew().isBefore(quiet) || generations.size() > MOST_GENERATIONS)) {
                each.remove();
                generation.close();
            }
        }
    }

    private void tell(LineSink sink, IOException e) {
        String why = path + " cannot be read: " + e.getMessage();
        if (!why.equals(told)) {
            sink.notice(why);
            told = why;
        }
    }

    void close() {
        for (LogGeneration each : generations) {
            try {
                each.close();
            } catch (IOException expected) {
                // It was only read.
            }
        }
    }
}
