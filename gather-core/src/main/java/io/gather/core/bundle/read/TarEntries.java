package io.gather.core.bundle.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;

import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.tar.TarException;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.bundle.tar.TarItem;
import io.gather.core.bundle.tar.TarParser;
import org.jspecify.annotations.Nullable;

/** The entries of a tar, of those that were written behind its end, and of what can be read behind a broken header. */
final class TarEntries {
    private final InputStream tar;
    private final MemberReader reader;
    private final SalvageLosses losses;

    TarEntries(InputStream tar, MemberReader reader, SalvageLosses losses) {
        this.tar = tar;
        this.reader = reader;
        this.losses = losses;
    }

    /** The first one in a member that may begin with the padding of what was before it. */
    @Nullable
    TarItem behindPadding() throws IOException {
        PushbackInputStream from = new PushbackInputStream(tar, 1);
        int next = from.read();
        for (int zeros = 1; next == 0 && zeros < TarHeader.BLOCK; zeros++) {
            next = from.read();
        }
        if (next >= 0) {
            from.unread(next);
        }
        return TarParser.next(from);
    }

    /** Null where nothing more comes. */
    @Nullable
    TarItem next() throws IOException {
        try {
            TarItem item = TarParser.next(tar);
            return item == null ? behindEnd() : item;
        } catch (TarException e) {
            return behind(e);
        }
    }

    /** Archives may be put together; padding may be of any length. */
    private @Nullable TarItem behindEnd() throws IOException {
        for (byte[] block = block(); block.length > 0; block = block()) {
            if (!TarParser.isZero(block)) {
                return TarParser.next(new SequenceInputStream(new ByteArrayInputStream(block), tar));
            }
        }
        return null;
    }

    /** The next block of this member that is a header. Where there is none, another member may have one. */
    private TarItem behind(TarException broken) throws IOException {
        long from = reader.start();
        while (!reader.atEnd()) {
            byte[] block = block();
            if (block.length == TarHeader.BLOCK && TarParser.isHeader(block)) {
                try {
                    TarItem item = TarParser.next(new SequenceInputStream(new ByteArrayInputStream(block), tar));
                    if (item != null) {
                        losses.add("", from, reader.position(), "damaged: " + broken.getMessage());
                        return item;
                    }
                } catch (TarException e) {
                    // Another of the same kind: the first is told.
                }
            }
        }
        throw broken;
    }

    private byte[] block() throws IOException {
        return tar.readNBytes(TarHeader.BLOCK);
    }
}
