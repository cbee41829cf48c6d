package io.gather.minion.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Range;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.Extents;
import io.gather.core.verdict.FileContent;
import io.gather.minion.spool.Intake;
import io.gather.minion.spool.PackedPiece;
import io.gather.minion.spool.Packing;
import io.gather.minion.spool.Results;
import org.jspecify.annotations.Nullable;

/** Reads regular files that have a size, up to the size they have when they are opened. */
final class FileReader {
    private static final int BUFFER = 64 << 10;

    private final Results results;
    private final Packing packing;
    private final Redactor redactor;
    private final Keep keep;
    private final byte[] buffer = new byte[BUFFER];

    FileReader(Results results, Packing packing, Redactor redactor, Keep keep) {
        this.results = results;
        this.packing = packing;
        this.redactor = redactor;
        this.keep = keep;
    }

    /** @param real the file itself; the result may have the name of a link to it */
    Result read(Path real, FileResult as, long max) throws IOException {
        try (OpenFile file = OpenFile.open(real, as.entry())) {
            long size = file.size();
            Reading reading = new Reading(file, Extents.of(size, max, keep), file.generation());
            Intake intake = results.begin(packing.ofSize(Math.min(size, max)),
                    piece -> as.ofContent(piece, reading.ranges(piece)));
            try {
                return results.end(reading.copy(intake)
                        ? FileContent.capped(keep, max, size)
                        : FileContent.shrank());
            } catch (ReadingFailedException e) {
                results.checkOpen();
                return results.end(FileContent.failed(reading.count, String.valueOf(e.getMessage())));
            }
        }
    }

    /** How far it is. Looked at by another thread when the task's time is over. */
    private final class Reading {
        private final OpenFile file;
        private final Extents wanted;
        private final Generation generation;
        private volatile long count;
        private volatile @Nullable RedactedStream out;

        Reading(OpenFile file, Extents wanted, Generation generation) {
            this.file = file;
            this.wanted = wanted;
            this.generation = generation;
        }

        /** What is redacted has another length: when not all of it was taken, nobody knows which bytes of the file it is. */
        List<Range> ranges(PackedPiece piece) {
            if (!redactor.changesContent()) {
                return wanted.held(generation, piece.content().size(), 0);
            }
            RedactedStream begun = out;
            return piece.whole() ? wanted.held(generation, count, begun == null ? 0 : begun.leftOut()) : List.of();
        }

        /** Returns false when the file has become shorter. */
        boolean copy(Intake intake) throws IOException {
            RedactedStream to = redactor.content(intake, wanted.tornAfter());
            out = to;
            boolean whole = true;
            for (Extents.Extent part : wanted.parts()) {
                whole = whole && copy(part, intake, to);
            }
            to.finish();
            return whole;
        }

        // Only one thread counts.
        @SuppressWarnings("NonAtomicVolatileUpdate")
        private boolean copy(Extents.Extent part, Intake intake, RedactedStream to) throws IOException {
            long position = part.from();
            while (position < part.to() && intake.cut() == null) {
                int length = read((int) Math.min(buffer.length, part.to() - position), position);
                if (length <= 0) {
                    return false;
                }
                to.write(buffer, 0, length);
                position += length;
                count += length;
            }
            return true;
        }

        private int read(int most, long position) throws ReadingFailedException {
            try {
                return file.read(buffer, most, position);
            } catch (IOException e) {
                throw new ReadingFailedException(e);
            }
        }
    }
}
