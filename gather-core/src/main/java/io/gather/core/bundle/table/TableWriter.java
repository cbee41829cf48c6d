package io.gather.core.bundle.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.gzip.Member;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.outcome.Result;

/** Makes the table's content: gzip members of entries in the order of their names, and a directory of these. */
public final class TableWriter implements AutoCloseable {
    /** What a table begins with, and its directory. */
    public static final String SIGN = "gather.index 1\n\n";
    static final byte[] SIGN_BYTES = SIGN.getBytes(StandardCharsets.US_ASCII);
    /** Entries of a block. */
    static final int BLOCK = 512;
    /** Bytes of a block's names, or of its places, beyond which it takes no more. */
    static final int FULL = 64 << 10;
    private static final int LEVEL = 1;
    private static final int STORED = 0;
    private static final int MEMORY = 2 << 20;

    private final OutputStream out;
    private final Member member = new Member(LEVEL);
    private final MessageDigest digest = Sha256.sha256();
    private final List<Result.Chunk> chunks = new ArrayList<>();
    private final PackedBytes names = new PackedBytes();
    private final PackedBytes places = new PackedBytes();
    private final PackedBytes first = new PackedBytes();
    private final PackedBytes last = new PackedBytes();
    private final PackedBytes directory = new PackedBytes();
    private long size;
    private long stored;
    private long entries;
    private int blocks;
    private int count;

    /** What was written, all of it and member by member. */
    public record Written(long size, String sha256, List<Result.Chunk> chunks) {
        public Written {
            chunks = List.copyOf(chunks);
        }
    }

    private TableWriter(OutputStream out) {
        this.out = out;
    }

    /** @param scratch an empty file, which is closed */
    public static Written write(TableRecords records, FileChannel scratch, OutputStream out) throws IOException {
        try (scratch; TableWriter table = new TableWriter(out)) {
            SortedRecords sorted = SortedRecords.of(records, scratch, MEMORY);
            table.member(SIGN_BYTES, SIGN_BYTES.length, STORED);
            for (RecordBytes record = sorted.next(); record != null; record = sorted.next()) {
                table.add(record);
            }
            return table.finish();
        }
    }

    private void add(RecordBytes record) throws IOException {
        if (count == BLOCK || names.size() > FULL || places.size() > FULL) {
            endBlock();
        }
        byte[] bytes = record.array();
        int shared = 0;
        if (count == 0) {
            first.clear();
            first.raw(bytes, record.name(), record.nameLength());
        } else {
            int most = Math.min(last.size(), record.nameLength());
            while (shared < most && last.array()[shared] == bytes[record.name() + shared]) {
                shared++;
            }
        }
        names.number(shared).number(record.nameLength() - shared)
                .raw(bytes, record.name() + shared, record.nameLength() - shared)
                .raw(bytes, record.said(), record.saidLength());
        places.raw(bytes, record.place(), record.placeLength());
        last.clear();
        last.raw(bytes, record.name(), record.nameLength());
        count++;
        entries++;
    }

    private void endBlock() throws IOException {
        long storedNames = member(names.array(), names.size(), LEVEL);
        long storedPlaces = member(places.array(), places.size(), STORED);
        directory.number(count).number(first.size()).raw(first.array(), 0, first.size()).number(storedNames)
                .number(names.size()).number(storedPlaces).number(places.size());
        names.clear();
        places.clear();
        count = 0;
        blocks++;
    }

    private Written finish() throws IOException {
        if (count > 0) {
            endBlock();
        }
        PackedBytes whole = new PackedBytes();
        whole.raw(SIGN_BYTES, 0, SIGN_BYTES.length).number(entries).number(blocks).raw(directory.array(), 0,
                directory.size());
        member(whole.array(), whole.size(), LEVEL);
        out.flush();
        return new Written(size, Sha256.hex(digest), chunks);
    }

    /** Nothing where there is no content: a chunk holds at least a byte. */
    private long member(byte[] bytes, int length, int level) throws IOException {
        if (length == 0) {
            return 0;
        }
        member.begin(out, level);
        member.write(out, bytes, 0, length);
        long taken = member.end(out);
        MessageDigest own = Sha256.sha256();
        own.update(bytes, 0, length);
        digest.update(bytes, 0, length);
        chunks.add(new Result.Chunk(stored, taken, length, Sha256.hex(own)));
        stored += taken;
        size += length;
        return taken;
    }

    @Override
    public void close() {
        member.close();
    }
}
