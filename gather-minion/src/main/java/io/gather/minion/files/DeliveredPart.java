package io.gather.minion.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.compress.Compressor;
import io.gather.core.outcome.Result.Earlier;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Range;
import io.gather.core.watermark.Mark;
import io.gather.core.watermark.Marks;
import io.gather.core.watermark.ReadableFile;
import org.jspecify.annotations.Nullable;

/**
 * How much of a file earlier gathers have.
 *
 * @param file as it is now
 * @param grows whether the next gather may go on behind what this one delivers
 * @param from its first bytes, of which nothing is taken
 * @param after where these are, if not under the same generation
 */
record DeliveredPart(ReadableFile file, Generation generation, boolean grows, long from, @Nullable Earlier after) {
    static DeliveredPart whole(ReadableFile file, Generation generation, boolean grows) {
        return new DeliveredPart(file, generation, grows, 0, null);
    }

    DeliveredPart behind(Mark mark) {
        Earlier earlier = mark.generation().equals(generation)
                ? null
                : new Earlier(mark.generation(), mark.to(), false);
        return new DeliveredPart(file, generation, grows, mark.to(), earlier);
    }

    /** It is compressed, and these bytes of what is in it are known. */
    DeliveredPart unpackedBehind(Mark mark) {
        return new DeliveredPart(file, generation, grows, mark.to(), new Earlier(mark.generation(), mark.to(), true));
    }

    boolean isUnpacked() {
        return after != null && after.unpacked();
    }

    boolean hasNothingNew() {
        return !isUnpacked() && from > 0 && from == file.size();
    }

    /** All of the file, as where it is to be found again. */
    Range end() {
        return told(new Range(generation, file.size(), file.size()), false);
    }

    /**
     * With what the next gather needs to go on behind them.
     *
     * @param lines whether it can do so only behind a whole line
     */
    List<Range> told(List<Range> held, boolean lines) {
        if (!grows || held.isEmpty()) {
            return held;
        }
        List<Range> told = new ArrayList<>(held);
        told.add(told(told.removeLast(), lines));
        return List.copyOf(told);
    }

    boolean endsLine(long to) throws IOException {
        byte[] last = to > 0 ? file.read(to - 1, 1) : new byte[0];
        return last.length > 0 && last[0] == '\n';
    }

    private Range told(Range last, boolean lines) {
        try {
            // What is compressed never goes on.
            if (lines && !endsLine(last.to()) && Compressor.of(file.read(0, 2)) == null) {
                return last;
            }
            return new Range(last.generation(), last.from(), last.to(), Marks.tail(file, last.to()));
        } catch (IOException unreadable) {
            // The next gather takes all of it.
            return last;
        }
    }
}
