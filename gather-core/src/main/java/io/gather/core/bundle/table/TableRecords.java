package io.gather.core.bundle.table;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

import io.gather.core.bundle.index.TocEntry;

/**
 * What the table will hold, in the order of the bundle: a file, so that memory does not grow. Each record says how long the index was
 * behind it, so that both can be cut at one place.
 */
public final class TableRecords implements Closeable {
    /** Length of what follows it, and of the index. */
    static final int HEAD = 12;
    private static final int LARGEST = NameBlock.LARGEST + PlaceBlock.LARGEST;
    private static final int BUFFER = 32 << 10;

    private final FileChannel file;
    private final PackedBytes pending = new PackedBytes();
    private final PackedBytes name = new PackedBytes();
    private final PackedBytes said = new PackedBytes();
    private final PackedBytes place = new PackedBytes();
    private final EntryDigest digests = new EntryDigest();
    private long written;
    private EntryTally tally = EntryTally.NONE;
    private long marked;
    private EntryTally markedTally = EntryTally.NONE;
    private boolean complete = true;

    private TableRecords(FileChannel file) {
        this.file = file;
    }

    /** Goes on behind the record that ends where the index does, as in a new file; where that is not among them, there is no table. */
    public static TableRecords of(FileChannel file, long index) throws IOException {
        TableRecords records = new TableRecords(file);
        records.keepUntil(index);
        records.mark();
        return records;
    }

    /** Whether every entry is in it. */
    public boolean complete() {
        return complete;
    }

    /**
     * @param index its length with this entry
     * @param at where in the bundle the content begins, or would
     * @param header stored bytes of the member before it
     */
    public void add(TocEntry entry, long index, long at, long header) throws IOException {
        name.clear();
        said.clear();
        place.clear();
        TableRecord.write(entry, at, header, name, said, place);
        PackedBytes lengths = new PackedBytes();
        lengths.number(name.size()).number(said.size());
        byte[] head = ByteBuffer.allocate(HEAD).putInt(lengths.size() + name.size() + said.size() + place.size())
                .putLong(index).array();
        pending.raw(head, 0, HEAD);
        for (PackedBytes piece : new PackedBytes[]{lengths, name, said, place}) {
            pending.raw(piece.array(), 0, piece.size());
        }
        tally = tally.plus(digests.of(name.array(), 0, name.size(), said.array(), 0, said.size()));
        if (pending.size() > BUFFER) {
            flush();
        }
    }

    /** Of all that were added, to be compared with what became of them. */
    public EntryTally tally() {
        return tally;
    }

    public void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(pending.array(), 0, pending.size());
        // At its place: a write that failed half-way is simply done again.
        for (long at = written; bytes.hasRemaining();) {
            at += file.write(bytes, at);
        }
        written += pending.size();
        pending.clear();
    }

    public void force() throws IOException {
        flush();
        file.force(true);
    }

    /** Where {@link #back} goes to. */
    public void mark() {
        marked = size();
        markedTally = tally;
    }

    public void back() throws IOException {
        if (marked >= written) {
            pending.shrinkTo((int) (marked - written));
        } else {
            pending.clear();
            file.truncate(marked);
            written = marked;
        }
        tally = markedTally;
    }

    private void keepUntil(long index) throws IOException {
        long end = 0;
        long last = 0;
        DataInputStream in = new DataInputStream(
                new BufferedInputStream(Channels.newInputStream(file.position(0)), BUFFER));
        try {
            while (last < index) {
                int length = in.readInt();
                long next = in.readLong();
                if (length < 0 || length > LARGEST || next <= last || next > index) {
                    break;
                }
                count(in.readNBytes(length), length);
                last = next;
                end += HEAD + (long) length;
            }
        } catch (EOFException | TableFault cutShort) {
            complete = false;
        }
        complete &= last == index;
        file.truncate(end);
        written = end;
    }

    private void count(byte[] record, int length) throws IOException {
        if (record.length < length) {
            throw new EOFException();
        }
        PackedInput in = new PackedInput(record, 0, length);
        int nameLength = in.length(length);
        int saidLength = in.length(length);
        int from = in.skip(nameLength);
        tally = tally.plus(digests.of(record, from, nameLength, record, in.skip(saidLength), saidLength));
    }

    /** All of them, flushed. */
    FileChannel file() throws IOException {
        flush();
        return file;
    }

    public long size() {
        return written + pending.size();
    }

    @Override
    public void close() throws IOException {
        try (file) {
            flush();
        }
    }
}
