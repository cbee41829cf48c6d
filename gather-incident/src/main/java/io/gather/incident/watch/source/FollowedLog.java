package io.gather.incident.watch.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.gather.incident.watch.line.LinePosition;

/**
 * A log, by its name: what has the name now, and what had it before, since whoever writes may go on for a while with the file that was
 * moved away. For one thread.
 */
final class FollowedLog {
    /** How long a file that was moved away is looked at after it grew for the last time. */
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Pattern STEM_END = Pattern.compile("(?<=.)[.]");
    private static final int MOST_GENERATIONS = 5;
    private static final int MOST_NEIGHBOURS = 2000;

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
            for (LinePosition.OfFile each : marks) {
                goOn(each, before, each.equals(marks.getLast()), sink);
            }
            if (marks.isEmpty()) {
                LogGeneration now = LogGeneration.open(path.toString(), path, clock);
                generations.add(now);
                if (!made(path).isAfter(oldBefore)) {
                    now.goToEnd(before, sink);
                }
            }
        } catch (NoSuchFileException notThere) {
            // It may come.
        } catch (IOException e) {
            tell(sink, e);
        }
    }

    private static Instant made(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).creationTime().toInstant();
    }

    private void goOn(LinePosition.OfFile mark, int before, boolean last, LineSink sink)
            throws IOException, InterruptedException {
        Optional<Path> there = find(mark);
        if (there.isEmpty()) {
            if (last) {
                sink.notice(path + ": what was written to it after watching stopped is gone, or packed");
            }
            return;
        }
        LogGeneration former = LogGeneration.open(path.toString(), there.get(), clock);
        // One that was emptied is read from its begin.
        if (former.continues(mark)) {
            former.goTo(mark.end(), before, sink);
        }
        if (there.get().equals(path)) {
            generations.addLast(former);
        } else {
            generations.addFirst(former);
        }
    }

    /** Where the file is now: under its name, or moved to another one beside it. */
    private Optional<Path> find(LinePosition.OfFile mark) throws IOException {
        if (Files.isRegularFile(path) && LogGeneration.key(path).equals(mark.file())) {
            return Optional.of(path);
        }
        int looked = 0;
        String begin = STEM_END.split(String.valueOf(path.getFileName()), 2)[0];
        try (DirectoryStream<Path> neighbours = Files.newDirectoryStream(path.resolveSibling(""),
                it -> String.valueOf(it.getFileName()).startsWith(begin))) {
            for (Path each : neighbours) {
                looked++;
                if (looked > MOST_NEIGHBOURS) {
                    break;
                }
                if (Files.isRegularFile(each) && LogGeneration.key(each).equals(mark.file())) {
                    return Optional.of(each);
                }
            }
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

    private boolean takeNew() throws IOException {
        String key = LogGeneration.key(path);
        if (!generations.isEmpty() && generations.getLast().key().equals(key)) {
            return false;
        }
        generations.add(LogGeneration.open(path.toString(), path, clock));
        return true;
    }

    private void leaveQuiet() throws IOException {
        Instant quiet = clock.instant().minus(QUIET);
        for (Iterator<LogGeneration> each = generations.iterator(); each.hasNext();) {
            LogGeneration generation = each.next();
            boolean former = generation != generations.getLast();
            if (former && (generation.grew().isBefore(quiet) || generations.size() > MOST_GENERATIONS)) {
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
