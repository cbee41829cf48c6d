package io.gather.minion.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipException;

import io.gather.core.compress.Compressor;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Range;
import io.gather.core.outcome.Status;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.redact.search.Untouched;
import io.gather.core.verdict.FileContent;
import io.gather.core.verdict.Kept;
import io.gather.minion.spool.Intake;
import io.gather.minion.spool.PackedPiece;
import io.gather.minion.spool.Results;
import org.jspecify.annotations.Nullable;

/**
 * Compressed files in which something has to be masked: they are told uncompressed, by the name that they had, as what is in a bundle is
 * compressed anyway. One in which nothing is masked goes as it is.
 */
final class UnpackedMasked {
    private static final int BUFFER = 64 << 10;

    private final Results results;
    private final TakenPlaces place;
    private final Redactor redactor;
    private volatile boolean complete;

    UnpackedMasked(Results results, TakenPlaces place, Redactor redactor) {
        this.results = results;
        this.place = place;
        this.redactor = redactor;
    }

    /** How the file is compressed, if something in it has to be masked; null: it goes as it is, or nobody here reads it. */
    @Nullable
    Compressor hides(OpenFile file, DeliveredPart standing) throws IOException {
        Compressor by = redactor.changesContent() ? Compressor.of(standing.file().read(0, 2)) : null;
        if (by == null) {
            return null;
        }
        try (InputStream content = file.unpacked(by, place.unpackers())) {
            return new Untouched(redactor.counting()).leaves(content, results::checkOpen) ? null : by;
        } catch (ZipException | EOFException notCompressed) {
            return null;
        }
    }

    Result read(OpenFile file, Compressor by, FileResult as, DeliveredPart standing, long max) throws IOException {
        try (InputStream content = file.unpacked(by, place.unpackers())) {
            FileResult plain = as.named(place.takeName(Compressor.plainName(as.origin().source())));
            Intake intake = results.begin(place.packing().small(),
                    piece -> result(plain, standing, file, piece));
            FirstBytes first = new FirstBytes(intake, max);
            try {
                boolean damaged = copy(content, redactor.content(first), intake);
                complete = !damaged && first.dropped() == 0;
                Kept kept = first.dropped() == 0 ? Kept.WHOLE : FileContent.cappedUnsized(max, first.dropped());
                return results.end(damaged ? kept.cut("cannot be uncompressed to its end") : kept);
            } catch (IOException e) {
                results.checkOpen();
                return results.end(FileContent.failed(0, String.valueOf(e.getMessage())));
            }
        }
    }

    /** Returns whether it cannot be uncompressed to its end. */
    private static boolean copy(InputStream content, RedactedStream to, Intake intake) throws IOException {
        byte[] buffer = new byte[BUFFER];
        boolean damaged = false;
        try {
            for (int count = 0; count >= 0 && intake.cut() == null; count = content.read(buffer)) {
                to.write(buffer, 0, count);
            }
        } catch (ZipException | EOFException e) {
            damaged = true;
        }
        to.finish();
        return damaged;
    }

    /** Once all of it is there, the next gather need not have it again. */
    private Result result(FileResult plain, DeliveredPart standing, OpenFile file, PackedPiece piece) {
        boolean whole = complete && piece.whole() && piece.kept().status() == Status.OK;
        return plain.ofContent(piece, whole ? standing.told(held(standing, file), false) : List.of());
    }

    private static List<Range> held(DeliveredPart standing, OpenFile file) {
        try {
            return List.of(new Range(standing.generation(), 0, file.size()));
        } catch (IOException unreadable) {
            // The next gather takes all of it.
            return List.of();
        }
    }
}
