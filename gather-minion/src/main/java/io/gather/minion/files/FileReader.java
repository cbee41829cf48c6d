package io.gather.minion.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Range;
import io.gather.core.outcome.Status;
import io.gather.core.redact.Masked;
import io.gather.core.redact.Masks;
import io.gather.core.units.ByteSize;
import io.gather.minion.spool.Intake;
import io.gather.minion.spool.Packing;
import io.gather.minion.spool.Results;
import org.jspecify.annotations.Nullable;

/** Reads regular files that have a size, up to the size they have when they are opened. */
final class FileReader {
    private static final int BUFFER = 64 << 10;

    private final Results results;
    private final Packing packing;
    private final Masks masks;
    private final Keep keep;
    private final byte[] buffer = new byte[BUFFER];

    FileReader(Results results, Packing packing, Masks masks, Keep keep) {
        this.results = results;
        this.packing = packing;
        this.masks = masks;
        this.keep = keep;
    }

    /** @param real the file itself; the result may have the name of a link to it */
    io.gather.core.outcome.Result read(Path real, FileResult as, long max) throws IOException {
        try (OpenFile file = OpenFile.open(real, as.entry())) {
            long size = file.size();
            Reading reading = new Reading(file, parts(size, max), file.generation());
            Intake intake = results.begin(packing.ofSize(Math.min(size, max)),
                    piece -> as.ofContent(piece, reading.range()));
            String problem = null;
            Status status = size > max ? Status.TRUNCATED : Status.OK;
            try {
                if (!reading.copy(intake)) {
                    status = Status.TRUNCATED;
                    problem = "shrank while it was read";
                }
            } catch (IOException e) {
                results.checkOpen();
                status = Status.ERROR;
                problem = "reading failed after " + ByteSize.of(reading.at) + ": " + e.getMessage();
            }
            return results.end(status, problem == null ? cutMessage(size, max) : problem);
        }
    }

    private @Nullable String cutMessage(long size, long max) {
        if (size <= max) {
            return null;
        }
        String which = switch (keep) {
            case HEAD -> "first";
            case TAIL -> "last";
            case BOTH -> "first and last";
        };
        return "%s %s of %s, %d bytes dropped".formatted(which, ByteSize.of(max), ByteSize.of(size), size - max);
    }

    private List<long[]> parts(long size, long max) {
        if (size <= max) {
            return List.of(new long[]{0, size});
        }
        return switch (keep) {
            case HEAD -> List.of(new long[]{0, max});
            case TAIL -> List.of(new long[]{size - max, size});
            case BOTH -> List.of(new long[]{0, max / 2}, new long[]{size - (max - max / 2), size});
        };
    }

    /** How far it is. Looked at by another thread when the task's time is over. */
    private final class Reading {
        private final OpenFile file;
        private final List<long[]> parts;
        private final Generation generation;
        private volatile long at;

        Reading(OpenFile file, List<long[]> parts, Generation generation) {
            this.file = file;
            this.parts = new ArrayList<>(parts);
            this.generation = generation;
            this.at = parts.getFirst()[0];
        }

        Range range() {
            return new Range(generation, parts.getFirst()[0], at);
        }

        /** Returns false when the file has become shorter. */
        boolean copy(Intake intake) throws IOException {
            Masked masked = new Masked(intake, masks);
            OutputStream out = masks.isEmpty() ? intake : masked;
            for (long[] part : parts) {
                boolean whole = copy(part[0], part[1], intake, out);
                masked.finish();
                if (!whole) {
                    return false;
                }
            }
            return true;
        }

        private boolean copy(long from, long to, Intake intake, OutputStream out) throws IOException {
            boolean torn = !masks.isEmpty() && from > 0;
            long position = from;
            while (position < to && intake.cut() == null) {
                int count = file.read(buffer, (int) Math.min(buffer.length, to - position), position);
                if (count <= 0) {
                    return false;
                }
                int skipped = torn ? afterLine(count) : 0;
                torn = torn && skipped == count && buffer[count - 1] != '\n';
                out.write(buffer, skipped, count - skipped);
                position += count;
                at = position;
            }
            return true;
        }

        /** What is left of a line whose begin is cut off could be a secret that no mask recognises any more. */
        private int afterLine(int count) {
            int i = 0;
            while (i < count && buffer[i] != '\n') {
                i++;
            }
            return Math.min(count, i + 1);
        }
    }
}
