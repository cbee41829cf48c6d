package io.gather.core.bundle;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import io.gather.core.bundle.gzip.Member;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.index.TocLines;
import io.gather.core.bundle.table.TablePointer;
import io.gather.core.bundle.table.TableRecords;
import io.gather.core.bundle.tar.TarHeader;
import org.jspecify.annotations.Nullable;

/**
 * The table of contents while it grows: a file of JSON lines, so that memory does not; and beside it what the sorted table will hold.
 */
final class IndexFile implements Closeable {
    static final String NAME = "stargz.index.json";
    private static final byte[] HEAD = "{\"version\":1,\"entries\":[\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAIL = "]}\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LEVEL = 6;
    private static final int BUFFER = 32 << 10;

    private final Path path;
    private final FileChannel file;
    private final TableRecords records;
    private final byte[] buffer = new byte[BUFFER];
    private int buffered;
    private long size;
    private long lines;

    IndexFile(Path path, FileChannel file, TableRecords records, long size, long lines) throws IOException {
        this.path = path;
        this.file = file;
        this.records = records;
        cut(size, lines);
    }

    long size() {
        return size;
    }

    long lines() {
        return lines;
    }

    TableRecords records() {
        return records;
    }

    /** Where the records are cut when the index is. */
    void mark() {
        records.mark();
    }

    /**
     * @param at where the content begins, or would
     * @param header stored bytes of the member before it
     */
    void add(TocEntry entry, long at, long header) throws IOException {
        add(entry);
        records.add(entry, size, at, header);
    }

    /** Of the index only: the table does not stand in itself. */
    void add(TocEntry entry) throws IOException {
        for (byte[] line : TocLines.of(entry)) {
            if (buffered + line.length > buffer.length) {
                flush();
            }
            if (line.length > buffer.length) {
                writeOut(line, line.length);
            } else {
                System.arraycopy(line, 0, buffer, buffered, line.length);
                buffered += line.length;
            }
            size += line.length;
            lines++;
        }
    }

    void cut(long length, long lineCount) throws IOException {
        long written = size - buffered;
        if (length >= written && size > 0) {
            buffered = (int) (length - written);
        } else {
            buffered = 0;
            file.truncate(length);
        }
        size = length;
        lines = lineCount;
        records.back();
    }

    void flush() throws IOException {
        writeOut(buffer, buffered);
        buffered = 0;
        records.flush();
    }

    void force() throws IOException {
        flush();
        file.force(true);
        records.force();
    }

    private void writeOut(byte[] bytes, int length) throws IOException {
        // At its place, not at the end: a write that failed half-way is simply done again.
        long at = size - buffered;
        var rest = java.nio.ByteBuffer.wrap(bytes, 0, length);
        while (rest.hasRemaining()) {
            at += file.write(rest, at);
        }
    }

    /** The names of directories that have entries. */
    void directories(Consumer<String> each) throws IOException {
        String start = "{\"name\":\"";
        String end = "/\",\"type\":\"dir\"";
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int at = line.indexOf(end);
                if (at > 0 && line.startsWith(start)) {
                    each.accept(line.substring(start.length(), at));
                }
            }
        }
    }

    /** One member with the index as an entry of the tar. */
    void writeTo(OutputStream out, @Nullable TablePointer table) throws IOException {
        flush();
        long length = HEAD.length + size + Math.max(0, lines - 1) + TAIL.length;
        try (Member member = new Member(LEVEL);
                InputStream in = new BufferedInputStream(Channels.newInputStream(FileChannel.open(path)), BUFFER)) {
            if (table == null) {
                member.begin(out, LEVEL);
            } else {
                member.begin(out, LEVEL, table.header());
            }
            byte[] header = TarHeader.ofIndex(NAME, length);
            member.write(out, header, 0, header.length);
            member.write(out, HEAD, 0, HEAD.length);
            copyLines(in, member, out);
            member.write(out, TAIL, 0, TAIL.length);
            member.write(out, new byte[TarHeader.BLOCK], 0, TarHeader.padding(length));
            member.end(out);
        }
    }

    private void copyLines(InputStream in, Member member, OutputStream out) throws IOException {
        byte[] from = new byte[BUFFER];
        byte[] to = new byte[2 * BUFFER];
        long seen = 0;
        for (int read = in.read(from); read > 0; read = in.read(from)) {
            int length = 0;
            for (int i = 0; i < read; i++) {
                if (from[i] == '\n' && ++seen < lines) {
                    to[length++] = ',';
                }
                to[length++] = from[i];
            }
            member.write(out, to, 0, length);
        }
    }

    @Override
    public void close() throws IOException {
        try (file; records) {
            flush();
        }
    }
}
