package io.gather.minion.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.gather.core.outcome.Result;
import io.gather.core.plan.Task;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.FileKind;
import io.gather.core.verdict.FilesTally;
import io.gather.core.verdict.KernelFiles;
import io.gather.core.verdict.NoContent;
import io.gather.core.verdict.Verdict;
import io.gather.minion.spool.Results;
import org.jspecify.annotations.Nullable;

/** Gathers the files of one task. It may block for ever, so it runs in a thread that can be left behind. */
public final class FilesGatherer {
    /** About as much as is written of a file apart from its content. */
    private static final int TOLD_OF_EACH = 1 << 10;

    private final Task.Files task;
    private final TakenPlaces place;
    private final Results results;
    private final BooleanSupplier abandoned;
    private final FileReader reader;
    private final VirtualReader virtual;
    private final FilesTally tally;
    private long left;
    private @Nullable String noRoom;

    /** @param abandoned whether nobody waits for the result any more */
    public FilesGatherer(Task.Files task, TakenPlaces place, Results results, BooleanSupplier abandoned) {
        this.task = task;
        this.place = place;
        this.results = results;
        this.abandoned = abandoned;
        this.tally = new FilesTally(task);
        this.left = task.max().bytes();
        Redactor redactor = place.redactor().and(task.mask());
        this.reader = new FileReader(results, place, redactor, task.keep(), new Windowing(task.window(), place
                .clock()));
        this.virtual = new VirtualReader(results, place.packing(), redactor, task.keep());
    }

    public Verdict gather() throws IOException {
        Finder finder = new Finder(task, place.exclusions(), abandoned);
        try (virtual) {
            List<Found> all = finder.find();
            boolean full = false;
            for (Found found : all) {
                if (abandoned.getAsBoolean()) {
                    break;
                }
                long size = Math.min(found.size(), task.maxFile().bytes());
                full = full || (size > left && left < task.max().bytes());
                if (full && found.size() > 0) {
                    tally.older(1, found.size());
                } else if (hasRoom(size)) {
                    take(found);
                } else {
                    tally.withoutRoom(1, found.size(), noRoom);
                }
            }
        }
        if (finder.foundTooMany()) {
            tally.tooMany();
        }
        return tally.verdict();
    }

    /** Once there is no room, what is left is only counted: many files of which nothing is kept would tell less. */
    private boolean hasRoom(long size) throws IOException {
        if (noRoom == null) {
            noRoom = results.lacksRoom(size + TOLD_OF_EACH);
        }
        return noRoom == null;
    }

    private void take(Found found) throws IOException {
        Path path = found.path();
        String source = path.toString();
        if (!place.sources().take(source)) {
            tally.duplicates(1);
            return;
        }
        Result result = one(path, source, found.problem());
        left -= result.size();
        tally.count(result);
    }

    private Result one(Path path, String source, @Nullable String problem) throws IOException {
        String name = place.takeName(source);
        FileResult as = FileResult.of(place.redactor(), name, source,
                new FileStat(FileKind.OTHER, 0, 0, 0, 0, Instant.EPOCH));
        for (int attempt = 1;; attempt++) {
            try {
                FileStat entry = FileStat.of(path);
                boolean follow = task.followLinks() && entry.kind() == FileKind.LINK && Files.exists(path);
                as = FileResult.of(place.redactor(), name, source, follow ? FileStat.followed(path) : entry);
                if (problem != null) {
                    return add(as.ofUnlisted(problem));
                }
                return content(path, follow ? path.toRealPath() : path, as);
            } catch (NoSuchFileException e) {
                return add(as.without(NoContent.vanished()));
            } catch (AccessDeniedException e) {
                return add(as.without(NoContent.denied()));
            } catch (OpenFile.ReplacedException e) {
                if (attempt > 2) {
                    return add(as.without(NoContent.replaced()));
                }
            } catch (FileSystemException e) {
                return add(as.without(NoContent.failed(String.valueOf(e.getReason()))));
            }
        }
    }

    private Result content(Path path, Path real, FileResult as) throws IOException {
        return switch (as.entry().kind()) {
            case REGULAR -> regular(real, as);
            case LINK -> add(as.ofLink(path, Files.readSymbolicLink(path)));
            case DIRECTORY -> add(as.ofFolder(Files.isReadable(path)));
            case FIFO, SOCKET, CHARACTER, BLOCK, OTHER -> add(as.without(NoContent.unread(as.entry()
                    .kind())));
        };
    }

    private Result regular(Path real, FileResult as) throws IOException {
        long max = Math.min(task.maxFile().bytes(), Math.max(0, left));
        return KernelFiles.has(real.toString()) ? virtual.read(real, as, max) : reader.read(real, as, max);
    }

    /** Without the path, which whoever says it names already. */
    static String reason(IOException e) {
        return e instanceof FileSystemException told && told.getReason() != null
                ? told.getReason()
                : String.valueOf(e.getMessage());
    }

    private Result add(Result result) throws IOException {
        results.add(result);
        return result;
    }
}
