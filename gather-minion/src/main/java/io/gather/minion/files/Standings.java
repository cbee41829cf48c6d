package io.gather.minion.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipException;

import io.gather.core.compress.Compressor;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.watermark.GrowingFiles;
import io.gather.core.watermark.Mark;
import io.gather.core.watermark.Marks;
import io.gather.core.watermark.PassedMarks;
import io.gather.core.watermark.ReadableFile;
import io.gather.minion.process.Unpackers;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how much of each file earlier gathers have.
 *
 * @param lines whether only whole lines may be left out, since what is masked must not be torn
 * @param unpackers of logs that were compressed since
 */
record Standings(Marks marks, boolean lines, Unpackers unpackers) {
    /** Of which everything is taken, and nothing is marked. */
    DeliveredPart whole(OpenFile open, long size) throws IOException {
        ReadableFile file = open.now(size);
        return DeliveredPart.whole(file, Marks.generation(file), false);
    }

    DeliveredPart of(OpenFile open, long size, String path) throws IOException {
        ReadableFile file = open.now(size);
        byte[] head = file.read(0, (int) Math.min(Marks.HEAD, size));
        Generation generation = new Generation(file.device(), file.inode(), Marks.digest(head, head.length),
                head.length);
        boolean grows = GrowingFiles.has(path) && GrowingFiles.growAs(head);
        DeliveredPart whole = DeliveredPart.whole(file, generation, grows);
        if (!grows || marks.isEmpty()) {
            return whole;
        }
        Mark mark = marks.find(file);
        Compressor by = Compressor.of(head);
        if (by != null) {
            if (mark != null && mark.to() == size) {
                return whole.behind(mark);
            }
            Mark inside = inside(open, by, whole);
            return inside == null ? whole : whole.unpackedBehind(inside);
        }
        return mark == null || (lines && !whole.endsLine(mark.to())) ? whole : whole.behind(mark);
    }

    /** A mark in what is compressed; null: none, or it is damaged. */
    private @Nullable Mark inside(OpenFile open, Compressor by, DeliveredPart whole) throws IOException {
        try (InputStream content = open.unpacked(by, unpackers)) {
            byte[] head = content.readNBytes(Marks.HEAD);
            List<Mark> fitting = marks.beginning(head);
            return fitting.isEmpty() || !GrowingFiles.isText(head)
                    ? null
                    : Marks.one(new PassedMarks(fitting, lines).farthest(head, content), whole.file().device(), -1);
        } catch (ZipException | EOFException damaged) {
            return null;
        }
    }
}
