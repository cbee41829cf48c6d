package io.gather.minion.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.gather.core.catalog.Keep;
import io.gather.core.compress.Compressor;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Range;
import io.gather.core.outcome.Status;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.Extents;
import io.gather.core.verdict.FileContent;
import io.gather.core.verdict.Kept;
import io.gather.core.window.Stretch;
import io.gather.core.window.WindowedContent;
import io.gather.minion.spool.Intake;
import io.gather.minion.spool.PackedPiece;
import io.gather.minion.spool.Results;
import org.jspecify.annotations.Nullable;

/** Reads regular files that have a size, up to the size they have when they are opened. */
final class FileReader {
    private static final int BUFFER = 64 << 10;

    private final Results results;
    private final TakenPlaces place;
    private final Standings standings;
    private final Redactor redactor;
    private final Keep keep;
    private final Windowing windowing;
    private final byte[] buffer = new byte[BUFFER];

    FileReader(Results results, TakenPlaces place, Redactor redactor, Keep keep, Windowing windowing) {
        this.results = results;
        this.place = place;
        this.standings = new Standings(place.marks(), redactor.changesContent(), place.unpackers());
        this.redactor = redactor;
        this.keep = keep;
        this.windowing = windowing;
    }

    /** @param real the file itself; the result may have the name of a link to it */
    Result read(Path real, FileResult as, long max) throws IOException {
        try (OpenFile file = OpenFile.open(real, as.entry())) {
            Instant modified = as.entry().modified();
            DeliveredPart standing = windowing.window() == null
                    ? standings.of(file, file.size(), as.origin().source())
                    : standings.whole(file, file.size());
            if (standing.hasNothingNew()) {
                return delivered(as, standing);
            }
            if (standing.isUnpacked()) {
                return new UnpackedRest(results, place, redactor).read(file, as, standing, max);
            }
            UnpackedMasked masked = new UnpackedMasked(results, place, redactor);
            Compressor hiding = masked.hides(file, standing);
            if (hiding != null && windowing.window() == null) {
                return masked.read(file, hiding, as, standing, max);
            }
            Result cut = new UnpackedWindow(results, place, redactor, windowing, hiding != null).read(file, as,
                    standing, max);
            if (cut != null) {
                return cut;
            }
            Stretch part = part(file, modified);
            long size = part.length() - standing.from();
            Extents wanted = Extents.after(standing.from(), part.length(), max, keep);
            Reading reading = new Reading(file, wanted.within(part.from()), wanted.tornAfter(), modified, standing);
            Intake intake = results.begin(place.packing().ofSize(Math.min(size, max)),
                    piece -> reading.result(as, piece).after(standing.after()));
            try {
                Kept kept = reading.copy(intake) ? FileContent.capped(keep, max, size) : FileContent.shrank();
                return results.end(reading.windowed(file.size()).and(kept));
            } catch (ReadingFailedException e) {
                results.checkOpen();
                return results.end(FileContent.failed(reading.count, String.valueOf(e.getMessage())));
            }
        }
    }

    private Stretch part(OpenFile file, Instant modified) throws IOException {
        try {
            return windowing.part(file, modified);
        } catch (IOException unreadable) {
            // Whoever reads all of it says so.
            return new Stretch(0, file.size());
        }
    }

    private Result delivered(FileResult as, DeliveredPart standing) throws IOException {
        Result result = as.ofDelivered(standing.end()).after(standing.after());
        results.add(result);
        return result;
    }

    /** How far it is. Looked at by another thread when the task's time is over. */
    private final class Reading {
        private final OpenFile file;
        private final Extents wanted;
        private final long torn;
        private final Instant modified;
        private final DeliveredPart standing;
        private volatile long count;
        private volatile @Nullable RedactedStream out;
        private volatile @Nullable WindowedContent windowed;

        Reading(OpenFile file, Extents wanted, long torn, Instant modified, DeliveredPart standing) {
            this.file = file;
            this.wanted = wanted;
            this.torn = torn;
            this.modified = modified;
            this.standing = standing;
        }

        Result result(FileResult as, PackedPiece piece) {
            return piece.kept().status() == Status.SKIPPED
                    ? as.without(piece.kept())
                    : as.ofContent(piece, ranges(piece));
        }

        Kept windowed(long all) {
            WindowedContent content = windowed;
            return content == null ? Kept.WHOLE : FileContent.windowed(content, all);
        }

        /** What is redacted has another length: when not all of it was taken, nobody knows which bytes of the file it is. */
        private List<Range> ranges(PackedPiece piece) {
            WindowedContent cut = windowed;
            if (cut != null) {
                return piece.whole() ? held(cut.stretch()) : List.of();
            }
            if (!redactor.changesContent()) {
                return standing.told(wanted.held(standing.generation(), piece.content().size(), 0), false);
            }
            RedactedStream begun = out;
            return piece.whole()
                    ? standing.told(wanted.held(standing.generation(), count, begun == null ? 0 : begun.leftOut()),
                            true)
                    : List.of();
        }

        /** What a window cut out of several places is not told. */
        private List<Range> held(@Nullable Stretch passed) {
            long begin = wanted.parts().getFirst().from();
            return passed == null || wanted.parts().size() > 1
                    ? List.of()
                    : List.of(new Range(standing.generation(), begin + passed.from(), begin + passed.to()));
        }

        /** Returns false when the file has become shorter. */
        boolean copy(Intake intake) throws IOException {
            RedactedStream to = redactor.content(intake, windowing.window() == null ? torn : -1);
            out = to;
            try (WindowedContent cut = windowing.content(to, modified, torn)) {
                windowed = cut;
                return cut == null ? copy(intake, to, to) : copy(intake, to, cut);
            }
        }

        private boolean copy(Intake intake, RedactedStream to, OutputStream first) throws IOException {
            boolean whole = true;
            for (Extents.Extent part : wanted.parts()) {
                whole = whole && copy(part, intake, first);
            }
            if (first instanceof WindowedContent cut) {
                cut.finish();
            }
            to.finish();
            return whole;
        }

        // Only one thread counts.
        @SuppressWarnings("NonAtomicVolatileUpdate")
        private boolean copy(Extents.Extent part, Intake intake, OutputStream to) throws IOException {
            long position = part.from();
            while (position < part.to() && intake.cut() == null && !done()) {
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

        private boolean done() {
            WindowedContent cut = windowed;
            return cut != null && cut.done();
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
