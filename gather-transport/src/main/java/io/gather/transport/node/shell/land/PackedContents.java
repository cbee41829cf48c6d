package io.gather.transport.node.shell.land;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipException;

import io.gather.core.bundle.gzip.Packed;
import io.gather.core.compress.Compressor;
import io.gather.core.compress.PackedStreams;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.redact.search.Untouched;
import org.jspecify.annotations.Nullable;

/** Files that were compressed on the node, as logs that rotated: secrets are in them too. */
record PackedContents(LandedPieces landed, Redactor redactor) {
    /** How the next content is compressed; null: as nobody here reads it, or not at all. */
    @Nullable
    Compressor of(Claim claim) throws IOException {
        long start = landed.at();
        try {
            byte[] begin = new PieceBytes(landed, claim).readNBytes(Packed.ENOUGH);
            return Packed.is(begin, begin.length) ? Compressor.of(begin) : null;
        } finally {
            landed.goTo(start);
        }
    }

    /** Whether nothing is to be masked in it, as far as it can be read. */
    boolean mayStay(Claim claim, Compressor by) throws IOException {
        long start = landed.at();
        try (InputStream content = PackedStreams.unpacked(by, new PieceBytes(landed, claim))) {
            return new Untouched(redactor.counting()).leaves(content, () -> {});
        } catch (ZipException noMemory) {
            return false;
        } finally {
            landed.goTo(start);
        }
    }

    /** Writes it masked, compressed as it was, up to where it can be read; returns what the node had. */
    PieceBytes write(Claim claim, Compressor by, OutputStream out) throws IOException {
        PieceBytes pieces = new PieceBytes(landed, claim);
        try (OutputStream packed = PackedStreams.packing(by, out)) {
            RedactedStream into = redactor.content(packed);
            try (InputStream content = PackedStreams.unpacked(by, pieces)) {
                content.transferTo(into);
            } catch (ZipException | EOFException damaged) {
                // What could be read of it is there.
            }
            into.finish();
        }
        pieces.skipRest();
        return pieces;
    }
}
