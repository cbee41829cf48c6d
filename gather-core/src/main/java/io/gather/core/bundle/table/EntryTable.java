package io.gather.core.bundle.table;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;

import io.gather.core.bundle.gzip.MemberReader;

/** The table of a bundle, of which no more is read than an answer needs. Nothing in it is trusted. Safe for several threads. */
public final class EntryTable {
    private final FileChannel bundle;
    private final TableDirectory directory;
    private final long content;
    private final long end;
    private final byte[] root;
    private final NameRule rule;
    private final EntryTally told;
    private volatile boolean agrees;

    private EntryTable(FileChannel bundle, TableDirectory directory, long content, long end, byte[] root,
            NameRule rule, EntryTally told) {
        this.told = told;
        this.bundle = bundle;
        this.directory = directory;
        this.content = content;
        this.end = end;
        this.root = root;
        this.rule = rule;
    }

    /**
     * @param end where no member of it may reach beyond
     * @throws IOException also where it is none
     */
    public static EntryTable open(FileChannel bundle, TablePointer pointer, long end, NameRule rule)
            throws IOException {
        TableDirectory directory = TableDirectory.read(bundle, pointer, end);
        if (directory.blocks() == 0) {
            throw new TableFault("has no entries");
        }
        if (directory.entries() != pointer.tally().entries()) {
            throw new TableFault("has " + directory.entries() + " entries, and the index "
                    + pointer.tally().entries());
        }
        byte[] first = directory.block(0).first();
        int slash = 0;
        while (slash < first.length && first[slash] != '/') {
            slash++;
        }
        return new EntryTable(bundle, directory, pointer.content(), end, Arrays.copyOf(first, slash), rule,
                pointer.tally());
    }

    /** Whether the member there begins as a table does. */
    public static boolean isAt(FileChannel bundle, long at, long end) throws IOException {
        try (MemberReader reader = new MemberReader(bundle, end)) {
            reader.open(at);
            return Arrays.equals(reader.readNBytes(TableWriter.SIGN_BYTES.length), TableWriter.SIGN_BYTES);
        } catch (ZipException | EOFException damaged) {
            return false;
        }
    }

    /** The top directory, which all names begin with. */
    public String root() {
        return new String(root, StandardCharsets.UTF_8);
    }

    public long entries() {
        return directory.entries();
    }

    NameRule rule() {
        return rule;
    }

    byte[] rootBytes() {
        return root;
    }

    /** Whoever wants more than single files looks at all names once first: what it leaves out, nobody would miss. */
    public void checkTally() throws IOException {
        if (agrees) {
            return;
        }
        EntryDigest digests = new EntryDigest();
        long sum = 0;
        TableCursor names = from("");
        while (names.next()) {
            sum += names.digest(digests);
        }
        if (sum != told.sum()) {
            throw new TableFault("has other entries than the index");
        }
        agrees = true;
    }

    /** All names that begin so, in order. */
    public TableCursor from(String beginning) {
        return new TableCursor(this, beginning.getBytes(StandardCharsets.UTF_8));
    }

    TableDirectory directory() {
        return directory;
    }

    /** Files of the table lie before it. */
    long content() {
        return content;
    }

    byte[] names(TableDirectory.Block block) throws IOException {
        return member(block.sizes().names(), block.sizes().namesStored(), block.sizes().namesSize());
    }

    byte[] places(TableDirectory.Block block) throws IOException {
        TableDirectory.Sizes sizes = block.sizes();
        return sizes.placesSize() == 0
                ? new byte[0]
                : member(sizes.places(), sizes.placesStored(), sizes.placesSize());
    }

    private byte[] member(long at, int stored, int size) throws IOException {
        try (MemberReader reader = new MemberReader(bundle, Math.min(end, at + stored))) {
            reader.open(at);
            byte[] bytes = reader.readNBytes(size);
            if (bytes.length < size) {
                throw new EOFException("a block ends too early");
            }
            if (reader.read() >= 0 || reader.position() != at + stored) {
                throw new TableFault("has a block that is longer than it says");
            }
            return bytes;
        }
    }
}
