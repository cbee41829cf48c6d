package io.gather.core.merge;

import java.util.ArrayList;
import java.util.List;

import io.gather.core.compress.Compressor;
import io.gather.core.outcome.Result.Earlier;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Range;
import io.gather.core.report.manifest.ManifestResult;
import org.jspecify.annotations.Nullable;

/**
 * All that was delivered of one log, so far.
 *
 * @param pieces in the order of the log
 * @param last how the log was told last
 * @param source number of the bundle that told so
 * @param unpacked whether the log is compressed now, and the pieces are not
 */
record MergedLog(List<Piece> pieces, ManifestResult last, int source, boolean unpacked) {
    /**
     * What one bundle has of it.
     *
     * @param length bytes of the content that belong to the log, from the first one on
     */
    record Piece(int source, ManifestResult result, long length) {}

    MergedLog {
        pieces = List.copyOf(pieces);
    }

    static MergedLog begin(ManifestResult result, int source) {
        return new MergedLog(List.of(), result, source, false);
    }

    Generation generation() {
        return last.ranges().getLast().generation();
    }

    long size() {
        return pieces.stream().mapToLong(Piece::length).sum();
    }

    /** Told once more, with what was new. */
    MergedLog goingOn(ManifestResult result, int number, boolean packed) {
        List<Piece> more = new ArrayList<>(pieces);
        if (result.hasContent()) {
            more.add(new Piece(number, result, result.size()));
        }
        return new MergedLog(more, result, number, packed);
    }

    /** Its bytes before that place: another log may have gone on from there. */
    MergedLog until(long end) {
        List<Piece> before = new ArrayList<>();
        for (Piece piece : pieces) {
            List<Range> ranges = piece.result().ranges();
            long beyond = ranges.getLast().to() - end;
            boolean known = beyond <= 0 || (piece.result().after() != null && piece.result().after().unpacked())
                    || ranges.size() > 1 || ranges.getFirst().to() - ranges.getFirst().from() != piece.result().size();
            long length = known ? piece.length() : Math.max(0, piece.length() - beyond);
            if (length > 0) {
                before.add(new Piece(piece.source(), piece.result(), length));
            }
        }
        return new MergedLog(before, last, source, unpacked);
    }

    /** In the bundle: that of the log now, without the ending of what is not compressed here. */
    String path() {
        return unpacked ? Compressor.plainName(last.path()) : last.path();
    }

    /** For who merges it again: that it is compressed on the node, and not here. */
    @Nullable
    Earlier after() {
        return unpacked ? new Earlier(generation(), 0, true) : null;
    }

    /** Which bytes of the log these are, as far as that is known. */
    List<Range> ranges() {
        if (unpacked || pieces.isEmpty()) {
            return last.ranges();
        }
        List<Range> all = new ArrayList<>();
        for (Piece piece : pieces) {
            for (Range range : piece.result().ranges()) {
                Range own = new Range(generation(), range.from(), range.to(), range.tail());
                boolean joins = !all.isEmpty() && all.getLast().to() == own.from();
                all.add(joins ? new Range(generation(), all.removeLast().from(), own.to(), own.tail()) : own);
            }
        }
        return List.copyOf(all);
    }
}
