package io.gather.minion.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;

/** A place in a {@link MemoryFile}. For one thread. */
final class MemoryChannel implements SeekableByteChannel {
    private final MemoryFile file;
    private long position;
    private boolean closed;

    MemoryChannel(MemoryFile file) {
        this.file = file;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        checkOpen();
        int count = file.read(into, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        checkOpen();
        int count = from.remaining();
        file.write(from, position);
        position += count;
        return count;
    }

    @Override
    public long position() throws IOException {
        checkOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long wanted) throws IOException {
        checkOpen();
        position = wanted;
        return this;
    }

    @Override
    public long size() throws IOException {
        checkOpen();
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long wanted) throws IOException {
        checkOpen();
        file.truncate(wanted);
        position = Math.min(position, wanted);
        return this;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
