package io.gather.core.bundle.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;

import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.table.EntryTable;
import io.gather.core.bundle.table.TableCursor;
import io.gather.core.bundle.table.TableFault;
import org.jspecify.annotations.Nullable;

/**
 * Goes over chosen entries once: by the table in the order of their names, or, where there is none or it is wrong, by the index in
 * that of the tar. A table that turns out wrong on the way is left there, and what was not yet told comes from the index.
 */
public final class Entries implements Closeable {
    private final Bundle bundle;
    private final @Nullable EntryTable table;
    private final NamePatterns chosen;
    private final boolean contents;
    private final Deque<String> beginnings = new ArrayDeque<>();
    private @Nullable TableCursor listed;
    private @Nullable Cursor cursor;
    private @Nullable TocEntry entry;
    private boolean checked;
    private byte[] last = new byte[0];
    private int lastLength;

    /** @param contents whether files are to be opened: then that the tar has them there is looked at first */
    Entries(Bundle bundle, @Nullable EntryTable table, NamePatterns chosen, boolean contents) {
        this.bundle = bundle;
        this.table = table;
        this.chosen = chosen;
        this.contents = contents;
        if (table == null) {
            this.cursor = bundle.cursor();
        } else {
            beginnings.addAll(Beginnings.of(chosen, table.root()));
        }
    }

    /** Null after the last. */
    public @Nullable TocEntry next() {
        return advance() ? entry() : null;
    }

    /** Whether there is another, to be asked for by {@link #row} or {@link #entry}. */
    public boolean advance() {
        while (cursor == null) {
            try {
                if (listed()) {
                    return true;
                }
                if (lastLength > 0 || chosen.all()) {
                    return false;
                }
                // That there is nothing is not said before the index was asked.
                cursor = bundle.cursor();
            } catch (IOException e) {
                cursor = instead(e);
            }
        }
        Cursor all = cursor;
        for (entry = all.next(); entry != null; entry = all.next()) {
            if (chosen.matches(entry.name()) && !told(entry.name())) {
                bundle.lacks(entry.name());
                return true;
            }
        }
        return false;
    }

    private boolean listed() throws IOException {
        check();
        while (listed != null || !beginnings.isEmpty()) {
            TableCursor names = listed;
            if (names == null) {
                names = Objects.requireNonNull(table).from(beginnings.remove());
                listed = names;
            }
            while (names.next()) {
                if (chosen.all() || chosen.matches(names.text())) {
                    if (contents && names.isFile()) {
                        HeaderCheck.check(bundle.file(), names);
                    }
                    entry = contents ? names.entry() : null;
                    remember(names);
                    return true;
                }
            }
            listed = null;
        }
        return false;
    }

    /** Before the first; of names of files there is nothing more to be known than the table's lines. */
    private void check() throws IOException {
        if (!checked && table != null && !(chosen.names() && Bundle.areFiles(table, chosen.beginnings()))) {
            table.checkTally();
        }
        checked = true;
    }

    private Cursor instead(IOException e) {
        bundle.leaveTable(e);
        listed = null;
        return bundle.cursor();
    }

    private void remember(TableCursor names) {
        if (last.length < names.length()) {
            last = new byte[2 * names.length()];
        }
        System.arraycopy(names.name(), 0, last, 0, names.length());
        lastLength = names.length();
    }

    private boolean told(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return lastLength > 0 && Arrays.compareUnsigned(utf8, 0, utf8.length, last, 0, lastLength) <= 0;
    }

    /** Where it came from the table: its fields, without a text of each; else null. */
    public @Nullable TableCursor row() {
        return listed;
    }

    public TocEntry entry() {
        TocEntry known = entry;
        if (known == null) {
            try {
                known = Objects.requireNonNull(listed).entry();
            } catch (IOException e) {
                known = again(e);
            }
            entry = known;
        }
        return known;
    }

    /** The same from the index, where only now the table turns out to be wrong. */
    private TocEntry again(IOException e) {
        String name = Objects.requireNonNull(listed).text();
        Cursor all = instead(e);
        cursor = all;
        TocEntry found = bundle.inIndex(name);
        if (found == null) {
            throw bundle.faultOfTable(new TableFault("has '" + name + "', which the index does not have"));
        }
        return found;
    }

    @Override
    public void close() {
        if (cursor != null) {
            cursor.close();
        }
    }
}
