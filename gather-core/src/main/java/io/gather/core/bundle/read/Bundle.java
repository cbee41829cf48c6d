package io.gather.core.bundle.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.index.TocLimits;
import io.gather.core.bundle.table.EntryTable;
import io.gather.core.bundle.table.TableCursor;
import io.gather.core.bundle.table.TableFault;
import io.gather.core.bundle.table.TablePointer;
import io.gather.core.error.GatherException;
import io.gather.core.files.GivenFile;
import org.jspecify.annotations.Nullable;

/**
 * A finished bundle, read through its index. Nothing in it is trusted: whatever is wrong is a
 * {@link io.gather.core.error.GatherException}. Safe for use by several threads.
 */
public final class Bundle implements BundleContents, Closeable {
    private final Path path;
    private final FileChannel file;
    private final IndexPlace index;
    private final TocLimits limits;
    private final Detours detours;
    private @Nullable EntryTable table;
    private @Nullable String tableTrouble;

    private Bundle(Path path, FileChannel file, IndexPlace index, TocLimits limits) {
        this.path = path;
        this.file = file;
        this.index = index;
        this.limits = limits;
        this.detours = new Detours(path, size());
        this.table = table(index);
    }

    private @Nullable EntryTable table(IndexPlace place) {
        try {
            return place.table() == null
                    ? null
                    : EntryTable.open(file, place.table(), place.offset(), SafeNames::allows);
        } catch (IOException e) {
            leaveTable(e);
            return null;
        }
    }

    /** It is not used any more; what it would have said, the index says. */
    synchronized void leaveTable(IOException e) {
        if (!Damage.is(e)) {
            throw Damage.fault(path, "the bundle", e);
        }
        table = null;
        tableTrouble = "its " + TablePointer.NAME + " " + e.getMessage();
    }

    GatherException faultOfTable(IOException e) {
        return BundleFault.LYING_INDEX.at(path, "its " + TablePointer.NAME + " " + e.getMessage(), e);
    }

    private synchronized @Nullable EntryTable table() {
        return table;
    }

    /** What was wrong with the sorted table, so that the index had to be read; null where nothing was. */
    public synchronized @Nullable String tableTrouble() {
        return tableTrouble;
    }

    public static Bundle open(Path path) {
        return open(path, TocLimits.DEFAULT);
    }

    public static Bundle open(Path path, TocLimits limits) {
        FileChannel file = channel(path);
        try {
            return new Bundle(path, file, IndexPlace.find(file, path), limits);
        } catch (IOException | RuntimeException e) {
            try {
                file.close();
            } catch (IOException ignored) {
                e.addSuppressed(ignored);
            }
            throw e instanceof IOException io ? Damage.fault(path, "the bundle", io) : (RuntimeException) e;
        }
    }

    @Override
    public Path path() {
        return path;
    }

    public long size() {
        return index.end() + io.gather.core.bundle.index.Footer.SIZE;
    }

    /** Goes over what is chosen, in the order of names where there is a table; close it. */
    public Entries list(NamePatterns chosen) {
        return new Entries(this, table(), chosen, false);
    }

    /** The same, where files are to be opened. */
    public Entries contents(NamePatterns chosen) {
        return new Entries(this, table(), chosen, true);
    }

    @Override
    public Cursor cursor() {
        return cursor(false);
    }

    /** @param tableToo whether the table itself is among them */
    Cursor cursor(boolean tableToo) {
        MemberReader reader = new MemberReader(file, index.end());
        try {
            return new Cursor(path, new Closing(index.open(reader, path), reader), index, limits, tableToo);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e instanceof IOException io ? Damage.fault(path, "the index", io) : (RuntimeException) e;
        }
    }

    /** All entries in the order of the tar; holds one at a time. */
    public void entries(Consumer<TocEntry> each) {
        try (Cursor cursor = cursor()) {
            for (TocEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
                each.accept(entry);
            }
        }
    }

    public void entries(NamePatterns chosen, Consumer<TocEntry> each) {
        entries(entry -> {
            if (chosen.matches(entry.name())) {
                each.accept(entry);
            }
        });
    }

    /** The entry of this name, given with or without the root directory; the last one where there are several. */
    public Optional<TocEntry> find(String name) {
        EntryTable sorted = table();
        if (sorted != null) {
            try {
                TocEntry below = inTable(sorted, sorted.root() + "/" + name);
                TocEntry found = below == null ? inTable(sorted, name) : below;
                if (found != null) {
                    return Optional.of(found);
                }
            } catch (IOException e) {
                leaveTable(e);
            }
        }
        TocEntry found = inIndex(name);
        if (found != null) {
            lacks(found.name());
        }
        return Optional.ofNullable(found);
    }

    /** Where there is a table, it lies: the index has this name. */
    synchronized void lacks(String name) {
        if (table != null) {
            leaveTable(new TableFault("lacks '" + BundleFault.printable(name) + "', which the index has"));
        }
    }

    /** Whether each of these names is that of a file, below which there is nothing: then no other name is asked for. */
    static boolean areFiles(EntryTable sorted, Collection<String> names) throws IOException {
        for (String name : names) {
            TableCursor found = sorted.from(sorted.root() + "/" + name);
            if (!found.next() || !found.isFile() || !found.text().equals(sorted.root() + "/" + name)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable TocEntry inTable(EntryTable sorted, String name) throws IOException {
        TableCursor names = sorted.from(name);
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        TocEntry found = null;
        while (names.next() && names.length() == wanted.length) {
            if (names.isFile()) {
                HeaderCheck.check(file, names);
            }
            found = names.entry();
        }
        return found;
    }

    @Nullable
    TocEntry inIndex(String name) {
        TocEntry[] found = new TocEntry[1];
        entries(entry -> {
            if (entry.name().equals(name) || entry.name().substring(entry.name().indexOf('/') + 1).equals(name)) {
                found[0] = entry;
            }
        });
        return found[0];
    }

    /**
     * The content, checked while it is read: where it differs from the index, reading throws a
     * {@link io.gather.core.error.GatherException}. Close it.
     */
    @Override
    public InputStream open(TocEntry.File entry) {
        return new ContentInput(path, file::read, index.offset(), entry, detours);
    }

    /** As {@link #find} and {@link #open}; other things than files are not found. */
    public InputStream open(String name) {
        return find(name).filter(TocEntry.File.class::isInstance).map(entry -> open((TocEntry.File) entry))
                .orElseThrow(() -> BundleFault.NOT_FOUND.at(path, "has no file '" + BundleFault.printable(name) + "'"));
    }

    /**
     * The content's members as they are, not checked; null where they cannot be copied, so that it has to be read.
     *
     * @param stored bytes that they take, as whoever wrote them says
     */
    public @Nullable StoredContent stored(TocEntry.File entry, long stored) {
        try {
            return StoredContent.of(file::read, index.offset(), entry, stored);
        } catch (IOException e) {
            throw Damage.fault(path, BundleFault.printable(entry.name()), e);
        }
    }

    FileChannel file() {
        return file;
    }

    IndexPlace index() {
        return index;
    }

    static FileChannel channel(Path path) {
        try {
            return new GivenFile(path).open();
        } catch (IOException e) {
            String reason = e instanceof FileSystemException told ? told.getReason() : null;
            throw BundleFault.UNREADABLE.at(path, reason == null
                    ? "cannot be opened: " + e.getClass().getSimpleName()
                    : reason, e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw Damage.fault(path, "the bundle", e);
        }
    }

    private static final class Closing extends java.io.FilterInputStream {
        private final MemberReader reader;

        Closing(InputStream in, MemberReader reader) {
            super(in);
            this.reader = reader;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
