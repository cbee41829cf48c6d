package io.gather.core.bundle.tar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import io.gather.core.bundle.index.Entry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The blocks that go before an entry's content: ustar, with a pax header where ustar does not reach. */
public final class TarHeader {
    public static final int BLOCK = 512;

    private TarHeader() {}

    /** How many zero bytes follow content of this size. */
    public static int padding(long size) {
        return (int) (-size & (BLOCK - 1));
    }

    public static byte[] of(Entry entry) throws IOException {
        return switch (entry) {
            case Entry.File file -> blocks(new TarArchiveEntry(file.name(), TarConstants.LF_NORMAL), file, file.size());
            case Entry.Directory directory ->
                blocks(new TarArchiveEntry(directory.name() + "/", TarConstants.LF_DIR), directory, 0);
            case Entry.Link link -> {
                TarArchiveEntry header = new TarArchiveEntry(link.name(), TarConstants.LF_SYMLINK);
                header.setLinkName(link.target());
                yield blocks(header, link, 0);
            }
        };
    }

    /** The header of the index itself, which does not stand in the index. */
    public static byte[] ofIndex(String name, long size) throws IOException {
        return of(new Entry.File(name, Instant.EPOCH, 0444, size, null, java.util.List.of()));
    }

    private static byte[] blocks(TarArchiveEntry header, Entry entry, long size) throws IOException {
        header.setSize(size);
        header.setMode(entry.mode());
        header.setModTime(FileTime.from(entry.modified()));
        header.setIds(0, 0);
        header.setNames("root", "root");
        ByteArrayOutputStream blocks = new ByteArrayOutputStream(BLOCK);
        // Not closed: that would demand the content and write an end of archive.
        TarArchiveOutputStream tar = new TarArchiveOutputStream(blocks, BLOCK, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        tar.putArchiveEntry(header);
        tar.flush();
        return blocks.toByteArray();
    }
}
