package io.gather.incident.flog;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.gather.core.files.DurableFile;
import io.gather.core.files.OutputFile;
import io.gather.incident.value.LogValue;

/** Copies what a filter keeps of a log, headers always. The copy has its name when it is complete, over what had it. */
public final class FilteredCopy {
    private FilteredCopy() {}

    /**
     * What became of the lines.
     *
     * @param damaged those that could not be read, and are not in the copy
     */
    public record Count(long copied, long total, long damaged) {}

    /**
     * @param target may be the source, which stays as it is when a line of it cannot be read
     * @param change what becomes of each line that is kept
     * @param damaged hears of lines that cannot be read
     */
    public static Count run(Path source, Path target, EventFilter filter, UnaryOperator<LogValue> change,
            Consumer<FlogLine.Damaged> damaged) throws IOException, InterruptedException {
        Path grown = target.resolveSibling(target.getFileName() + ".tmp");
        try (FlogReader reader = FlogReader.open(source); FileChannel out = OutputFile.create(grown)) {
            Count count;
            try (FlogWriter writer = new FlogWriter(Channels.newOutputStream(out), FlogReader.isCompressed(target))) {
                count = copied(reader, writer, filter, change, damaged);
            }
            DurableFile.force(grown);
            if (count.damaged() > 0 && Files.exists(target) && Files.isSameFile(source, target)) {
                // What cannot be read now, others may read, or from a better copy.
                Files.deleteIfExists(grown);
                return new Count(0, count.total(), count.damaged());
            }
            DurableFile.place(grown, target);
            return count;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | InterruptedException | RuntimeException e) {
            Files.deleteIfExists(grown);
            throw e;
        }
    }

    private static Count copied(FlogReader reader, FlogWriter writer, EventFilter filter,
            UnaryOperator<LogValue> change, Consumer<FlogLine.Damaged> damaged)
            throws IOException, InterruptedException {
        long copied = 0;
        long total = 0;
        long lost = 0;
        for (FlogLine line = reader.next(); line != null; line = reader.next()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LogValue kept = switch (line) {
                case FlogLine.Header header -> header.line();
                case FlogLine.Entry entry when filter.keeps(entry) -> entry.line();
                case FlogLine.Entry _ -> null;
                case FlogLine.Other other -> other.value() instanceof LogValue.Dict ? other.value() : null;
                case FlogLine.Damaged bad -> {
                    lost++;
                    damaged.accept(bad);
                    yield null;
                }
            };
            total += line instanceof FlogLine.Damaged ? 0 : 1;
            if (kept != null) {
                copied++;
                writer.line(change.apply(kept));
            }
        }
        return new Count(copied, total, lost);
    }
}
