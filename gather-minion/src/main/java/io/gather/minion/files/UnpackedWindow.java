package io.gather.minion.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipException;

import io.gather.core.compress.Compressor;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.FileContent;
import io.gather.core.verdict.Kept;
import io.gather.core.window.FirstLines;
import io.gather.core.window.Window;
import io.gather.core.window.WindowedContent;
import io.gather.minion.spool.Intake;
import io.gather.minion.spool.PackedPiece;
import io.gather.minion.spool.Results;
import org.jspecify.annotations.Nullable;

/**
 * What of a window is in a log that was compressed, such as by {@code xz}: it is told uncompressed, by the name that the log had. Gzip is
 * cut as it is read.
 */
final class UnpackedWindow {
    private static final int BUFFER = 64 << 10;

    private final Results results;
    private final TakenPlaces place;
    private final Redactor redactor;
    private final Windowing windowing;
    private final boolean hiding;

    /** @param hiding whether something in it has to be masked, so that gzip is uncompressed too */
    UnpackedWindow(Results results, TakenPlaces place, Redactor redactor, Windowing windowing, boolean hiding) {
        this.results = results;
        this.place = place;
        this.redactor = redactor;
        this.windowing = windowing;
        this.hiding = hiding;
    }

    /** Null where it goes as it is: it is no such log, or nobody here reads it. */
    @Nullable
    Result read(OpenFile file, FileResult as, DeliveredPart standing, long max) throws IOException {
        Window window = windowing.window();
        Compressor by = window == null ? null : Compressor.of(standing.file().read(0, 2));
        if (window == null || by == null || (by == Compressor.GZIP && !hiding)) {
            return null;
        }
        Instant modified = as.entry().modified();
        try (InputStream content = file.unpacked(by, place.unpackers())) {
            byte[] begin = begin(content);
            return begin == null
                    ? null
                    : switch (FirstLines.of(begin, window, windowing.clock(), modified)) {
                        case UNTIMED -> window.holds(modified) ? null : outside(as, window);
                        case LATE -> outside(as, window);
                        case WITHIN -> cut(begin, content, as, max);
                    };
        }
    }

    /** Null where it is damaged that early. */
    private static byte @Nullable [] begin(InputStream content) throws IOException {
        try {
            return content.readNBytes(FirstLines.LENGTH);
        } catch (ZipException | EOFException damaged) {
            return null;
        }
    }

    private Result outside(FileResult as, Window window) throws IOException {
        Result result = as.without(FileContent.outside(window));
        results.add(result);
        return result;
    }

    private Result cut(byte[] begin, InputStream content, FileResult as, long max) throws IOException {
        FileResult plain = as.named(place.takeName(Compressor.plainName(as.origin().source())));
        Intake intake = results.begin(place.packing().small(), piece -> result(as, plain, piece));
        FirstBytes first = new FirstBytes(intake, max);
        RedactedStream out = redactor.content(first);
        try (WindowedContent cut = windowing.content(out, as.entry().modified(), -1)) {
            if (cut == null) {
                throw new IllegalStateException("no window");
            }
            boolean damaged = copy(begin, content, cut, intake);
            cut.finish();
            Kept kept = FileContent.unpacked(cut, damaged);
            return results.end(first.dropped() == 0
                    ? kept
                    : kept.and(FileContent.cappedUnsized(max, first.dropped())));
        } catch (IOException e) {
            results.checkOpen();
            return results.end(FileContent.failed(0, String.valueOf(e.getMessage())));
        }
    }

    /** Returns whether it cannot be uncompressed to its end. */
    private static boolean copy(byte[] begin, InputStream content, WindowedContent to, Intake intake)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        to.write(begin, 0, begin.length);
        try {
            for (int count = 0; count >= 0 && !to.done() && intake.cut() == null; count = content.read(buffer)) {
                to.write(buffer, 0, count);
            }
            return false;
        } catch (ZipException | EOFException damaged) {
            return true;
        }
    }

    private static Result result(FileResult as, FileResult plain, PackedPiece piece) {
        return piece.kept().status() == Status.SKIPPED
                ? as.without(piece.kept())
                : plain.ofContent(piece, List.of());
    }
}
