package io.gather.minion.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

import io.gather.core.compress.Compressor;
import io.gather.core.outcome.Result;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.FileContent;
import io.gather.core.verdict.Kept;
import io.gather.minion.spool.Intake;
import io.gather.minion.spool.PackedPiece;
import io.gather.minion.spool.Results;

/** Of a log that was compressed since, what had been written to it until then: it is read, and told, uncompressed. */
final class UnpackedRest {
    private static final int BUFFER = 64 << 10;

    private final Results results;
    private final TakenPlaces place;
    private final Redactor redactor;
    private volatile boolean complete;

    UnpackedRest(Results results, TakenPlaces place, Redactor redactor) {
        this.results = results;
        this.place = place;
        this.redactor = redactor;
    }

    Result read(OpenFile file, FileResult as, DeliveredPart standing, long max) throws IOException {
        byte[] head = standing.file().read(0, 2);
        Compressor by = Objects.requireNonNull(Compressor.of(head));
        try (InputStream content = file.unpacked(by, place.unpackers())) {
            content.skipNBytes(standing.from());
            byte[] buffer = new byte[BUFFER];
            int count = content.read(buffer);
            if (count < 0) {
                Result result = as.ofDelivered(standing.end()).after(standing.after());
                results.add(result);
                return result;
            }
            FileResult plain = as.named(place.takeName(Compressor.plainName(as.origin().source())));
            Intake intake = results.begin(place.packing().small(), piece -> result(plain, standing, piece));
            RedactedStream out = redactor.content(intake);
            long kept = 0;
            long dropped = 0;
            try {
                for (; count >= 0; count = content.read(buffer)) {
                    int taken = (int) Math.min(count, max - kept);
                    out.write(buffer, 0, taken);
                    kept += taken;
                    dropped += count - taken;
                }
            } catch (IOException e) {
                results.checkOpen();
                return results.end(FileContent.failed(kept, String.valueOf(e.getMessage())));
            }
            out.finish();
            complete = true;
            return results.end(dropped == 0 ? Kept.WHOLE : FileContent.cappedUnsized(kept, dropped));
        }
    }

    /** Unless all of it is there, the next gather takes all of it. */
    private Result result(FileResult plain, DeliveredPart standing, PackedPiece piece) {
        return complete && piece.whole()
                ? plain.ofContent(piece, List.of(standing.end())).after(standing.after())
                : plain.ofContent(piece, List.of());
    }
}
