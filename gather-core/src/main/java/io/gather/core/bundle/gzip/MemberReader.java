package io.gather.core.bundle.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Reads gzip members at any place of a file. The stream ends with the member, whose length and checksum are right then.
 *
 * <p>
 * Damage is a {@link ZipException}, a cut member an {@link EOFException}; other {@link IOException}s are the disk's.
 */
public final class MemberReader extends InputStream {
    public static final int LONGEST_FIELD = 1 << 16;
    private static final int BUFFER = 64 << 10;

    private final ReadableAt file;
    private final long limit;
    private final int longestField;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private long filled;
    private boolean ended = true;
    private int peeked = -1;
    private long start;

    /** @param limit where the members end, such as the file's size */
    public MemberReader(FileChannel file, long limit) {
        this((ReadableAt) file::read, limit);
    }

    /** @param longestField of a member's header: where anything may look like one, little is looked at */
    public MemberReader(FileChannel file, long limit, int longestField) {
        this(file::read, limit, longestField);
    }

    /** @param limit as for files */
    public MemberReader(ReadableAt file, long limit) {
        this(file, limit, LONGEST_FIELD);
    }

    private MemberReader(ReadableAt file, long limit, int longestField) {
        this.file = file;
        this.limit = limit;
        this.longestField = longestField;
        buffer.flip();
    }

    /** Begins the member at this place of the file. */
    public void open(long offset) throws IOException {
        skipTo(offset);
        start = offset;
        inflater.reset();
        crc.reset();
        ended = false;
        header();
    }

    /** Where in the file the next byte is taken from; after the end of a member that is where the next may begin. */
    public long position() {
        return filled - buffer.remaining();
    }

    /** Where the member that was opened last begins. */
    public long start() {
        return start;
    }

    /** Whether nothing is left in the member; takes nothing from it if something is. */
    public boolean atEnd() throws IOException {
        if (ended) {
            return true;
        }
        byte[] nothing = new byte[1];
        if (peeked >= 0 || read(nothing, 0, 1) < 0) {
            return ended;
        }
        peeked = nothing[0] & 0xff;
        return false;
    }

    /** Leaves the member; the next one may be opened there. */
    public void skipTo(long offset) {
        if (offset <= filled && offset >= filled - buffer.limit()) {
            buffer.position((int) (offset - (filled - buffer.limit())));
        } else {
            buffer.clear().flip();
            filled = offset;
        }
        ended = true;
        peeked = -1;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        if (peeked >= 0) {
            bytes[offset] = (byte) peeked;
            peeked = -1;
            return 1;
        }
        try {
            while (true) {
                if (inflater.needsInput() && !inflater.finished()) {
                    feed();
                }
                int before = inflater.getRemaining();
                int count = inflater.inflate(bytes, offset, length);
                buffer.position(buffer.position() + before - inflater.getRemaining());
                if (count > 0) {
                    crc.update(bytes, offset, count);
                    return count;
                }
                if (inflater.finished()) {
                    trailer();
                    return -1;
                }
                if (inflater.needsDictionary()) {
                    throw new ZipException("asks for a dictionary");
                }
            }
        } catch (DataFormatException e) {
            throw (ZipException) new ZipException("does not inflate: " + e.getMessage()).initCause(e);
        }
    }

    private void feed() throws IOException {
        need(1);
        inflater.setInput(buffer.array(), buffer.position(), buffer.remaining());
    }

    private void trailer() throws IOException {
        need(8);
        if (buffer.getInt() != (int) crc.getValue()) {
            throw new ZipException("has a wrong checksum");
        }
        if (buffer.getInt() != (int) inflater.getBytesWritten()) {
            throw new ZipException("has a wrong length");
        }
        ended = true;
    }

    private void header() throws IOException {
        need(10);
        if (buffer.getShort() != (short) 0x8b1f || buffer.get() != 8) {
            throw new ZipException("is no gzip member");
        }
        int flags = buffer.get();
        buffer.position(buffer.position() + 6);
        if ((flags & 0xe0) != 0) {
            throw new ZipException("has unknown flags");
        }
        if ((flags & 4) != 0) {
            need(2);
            int length = buffer.getShort() & 0xffff;
            if (length > longestField) {
                throw new ZipException("has a long extra field");
            }
            for (int extra = length; extra > 0; extra--) {
                need(1);
                buffer.get();
            }
        }
        for (int texts = Integer.bitCount(flags & 0x18); texts > 0; texts--) {
            text();
        }
        if ((flags & 2) != 0) {
            need(2);
            buffer.getShort();
        }
    }

    private void text() throws IOException {
        for (int length = 0; length < longestField; length++) {
            need(1);
            if (buffer.get() == 0) {
                return;
            }
        }
        throw new ZipException("has an endless name");
    }

    private void need(int count) throws IOException {
        if (buffer.remaining() >= count) {
            return;
        }
        buffer.compact();
        try {
            while (buffer.position() < count) {
                buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + Math.max(0, limit - filled)));
                int read = buffer.hasRemaining() ? file.read(buffer, filled) : -1;
                if (read < 0) {
                    throw new EOFException("ends too early");
                }
                filled += read;
            }
        } finally {
            buffer.flip();
        }
    }

    /** Lets go of the decompressor; the file stays open. */
    @Override
    public void close() {
        inflater.end();
        ended = true;
    }
}
