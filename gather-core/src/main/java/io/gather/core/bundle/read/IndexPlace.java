package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.OptionalLong;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.MemberSequence;
import io.gather.core.bundle.index.Footer;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.table.TablePointer;
import io.gather.core.bundle.tar.TarItem;
import io.gather.core.bundle.tar.TarParser;
import org.jspecify.annotations.Nullable;

/**
 * Where a bundle's index is: from {@code offset} until {@code end}, where the footer begins.
 *
 * @param table where the sorted table is; null where nothing is said of one
 */
record IndexPlace(long offset, long end, @Nullable TablePointer table) {
    static final String NAME = "stargz.index.json";
    /** JSON with digests in it shrinks to a tenth; what claims much more is no index. */
    private static final long RATIO = 250;
    private static final long ALWAYS_FINE = 16 << 20;

    static IndexPlace find(FileChannel file, Path path) throws IOException {
        long end = file.size() - Footer.SIZE;
        ByteBuffer start = ByteBuffer.allocate(3);
        file.read(start, 0);
        if (start.get(0) != 0x1f || start.get(1) != (byte) 0x8b || start.get(2) != 8) {
            throw BundleFault.NOT_GZIP.at(path, "is no .tar.gz");
        }
        ByteBuffer footer = ByteBuffer.allocate(Footer.SIZE);
        int read = end > 0 ? 0 : -1;
        while (footer.hasRemaining() && read >= 0) {
            read = file.read(footer, end + footer.position());
        }
        OptionalLong offset = footer.hasRemaining() ? OptionalLong.empty() : Footer.offset(footer.array());
        if (offset.isEmpty()) {
            throw BundleFault.NO_INDEX.at(path, "has no index at its end: it was cut off, or is not ours");
        }
        if (offset.getAsLong() >= end) {
            throw BundleFault.LYING_INDEX.at(path,
                    "says that its index is at " + offset.getAsLong() + ", beyond its end");
        }
        ByteBuffer member = ByteBuffer.allocate(TablePointer.SIZE);
        file.read(member, offset.getAsLong());
        return new IndexPlace(offset.getAsLong(), end, TablePointer.of(member.array()).orElse(null));
    }

    /** Whether it is the table itself, which is no file of the gather. */
    boolean isTable(TocEntry entry) {
        return table != null && entry instanceof TocEntry.File file && !file.parts().isEmpty()
                && file.parts().getFirst().offset() == table.content() && file.name().endsWith(TablePointer.NAME);
    }

    /** The JSON; at its end the reader stands right behind it. */
    InputStream open(MemberReader reader, Path path) throws IOException {
        reader.open(offset);
        InputStream tar = new MemberSequence(reader, end);
        TarItem item = TarParser.next(tar);
        if (item == null || !item.name().equals(NAME) || !item.isFile()) {
            throw BundleFault.LYING_INDEX.at(path, "has something else where its index should be");
        }
        if (item.size() > ALWAYS_FINE && item.size() / RATIO > end - offset) {
            throw BundleFault.TOO_LARGE.at(path, "has an index of " + item.size() + " bytes from " + (end - offset));
        }
        return new EntryContent(tar, item.size());
    }
}
