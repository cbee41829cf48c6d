package io.gather.core.bundle.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

import io.gather.core.bundle.index.TocEntry;
import org.jspecify.annotations.Nullable;

/** Goes over names of the table in their order, and lets none pass that could do harm. */
public final class TableCursor {
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final EntryTable table;
    private final byte[] beginning;
    private final NameBlock names = new NameBlock();
    private final PlaceBlock places = new PlaceBlock();
    private TableDirectory.@Nullable Block block;
    private int nextBlock = -1;
    private int left;
    /** Files of the block so far, and how many places were read of them. */
    private int files;
    private int placed;
    private boolean placesRead;
    private boolean sought;
    private boolean plain;
    private long lastPlace = -1;

    TableCursor(EntryTable table, byte[] beginning) {
        this.table = table;
        this.beginning = beginning;
    }

    /** Whether there is another; its fields are here until the next call. */
    public boolean next() throws IOException {
        if (nextBlock < 0) {
            nextBlock = table.directory().before(beginning, false);
        }
        while (step()) {
            int order = order();
            if (order == 0) {
                check();
                return true;
            }
            if (order > 0) {
                nextBlock = table.directory().blocks();
                left = 0;
                return false;
            }
        }
        return false;
    }

    private boolean step() throws IOException {
        if (left == 0) {
            if (block != null && names.next()) {
                throw new TableFault("has a block of more entries than it says");
            }
            if (nextBlock >= table.directory().blocks()) {
                block = null;
                return false;
            }
            open(table.directory().block(nextBlock++));
        }
        if (!names.next()) {
            throw new TableFault("has a block of fewer entries than it says");
        }
        left--;
        // Another name, for what it shares with the one before is not all of it.
        lastPlace = names.shared() == length() ? lastPlace : -1;
        files += names.kind() == TableRecord.FILE ? 1 : 0;
        if (!sought && !Arrays.equals(name(), 0, length(), block().first(), 0, block().first().length)) {
            throw new TableFault("has a block that begins with another name");
        }
        plain &= sought;
        sought = true;
        return true;
    }

    private TableDirectory.Block block() {
        return Objects.requireNonNull(block);
    }

    private void open(TableDirectory.Block opened) throws IOException {
        block = opened;
        names.over(table.names(opened));
        left = opened.sizes().entries();
        files = 0;
        placed = 0;
        placesRead = false;
        sought = false;
    }

    /** Of the name and what is looked for: below zero before it, 0 where it begins so, above zero behind. */
    private int order() {
        int most = Math.min(length(), beginning.length);
        int order = Arrays.compareUnsigned(name(), 0, most, beginning, 0, most);
        return order == 0 && length() < beginning.length ? -1 : order;
    }

    private void check() throws TableFault {
        byte[] root = table.rootBytes();
        boolean below = length() >= root.length && Arrays.equals(name(), 0, root.length, root, 0, root.length)
                && (length() == root.length || name()[root.length] == '/');
        // What it shares with a plain name is plain.
        plain = PlainName.is(name(), plain ? names.shared() : 0, length());
        boolean allowed = (plain && !isLink()) || table.rule().allows(text(), plain, isLink() ? names.target() : null);
        if (!below || !allowed || names.seconds() > LATEST) {
            throw new TableFault("has a name that may not stand in a bundle");
        }
    }

    long digest(EntryDigest digests) {
        return names.digest(digests);
    }

    /** The name in UTF-8, with more behind it. */
    public byte[] name() {
        return names.name();
    }

    public int length() {
        return names.length();
    }

    public String text() {
        return new String(name(), 0, length(), StandardCharsets.UTF_8);
    }

    /** Whether the name is of ASCII that can be shown as it is. */
    public boolean plain() {
        return plain;
    }

    public boolean isDirectory() {
        return names.kind() == TableRecord.DIRECTORY;
    }

    public boolean isLink() {
        return names.kind() == TableRecord.LINK;
    }

    public boolean isFile() {
        return names.kind() == TableRecord.FILE;
    }

    public int mode() {
        return names.mode();
    }

    public long seconds() {
        return names.seconds();
    }

    public long size() {
        return names.size();
    }

    /** Of a link. */
    public String target() {
        return names.target();
    }

    /** All that the index says of it. */
    public TocEntry entry() throws IOException {
        Instant modified = Instant.ofEpochSecond(seconds());
        if (isDirectory()) {
            return new TocEntry.Directory(text(), modified, mode());
        }
        if (!isFile()) {
            return new TocEntry.Link(text(), modified, mode(), target());
        }
        place();
        return new TocEntry.File(text(), modified, mode(), size(), places.sha256(), places.parts());
    }

    /** Of a file: where its content begins. */
    public long at() throws IOException {
        place();
        return places.at();
    }

    /** Of a file: stored bytes of the member before its content, the last of which is its header. */
    public int header() throws IOException {
        place();
        return places.header();
    }

    private void place() throws IOException {
        if (!placesRead) {
            places.over(table.places(block()));
            placesRead = true;
        }
        if (placed == files) {
            return;
        }
        while (placed < files - 1) {
            places.skip();
            placed++;
        }
        places.next(size(), table.content());
        placed++;
        // Two that share a stretch would be read twice, and a million that do a million times.
        if (places.at() <= lastPlace) {
            throw new TableFault("has two files in one place");
        }
        lastPlace = places.at();
        if (left == 0 && !places.atEnd()) {
            throw new TableFault("has places of more files than it has");
        }
    }
}
