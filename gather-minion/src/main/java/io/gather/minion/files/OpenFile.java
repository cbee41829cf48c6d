package io.gather.minion.files;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import io.gather.core.compress.Compressor;
import io.gather.core.watermark.ReadableFile;
import io.gather.minion.process.Unpackers;

/** A regular file, open for reading, of which it is sure that it is one. */
final class OpenFile implements Closeable {
    private static final int STREAM = 64 << 10;

    private final Path path;
    private final FileChannel channel;
    private final FileStat entry;

    private OpenFile(Path path, FileChannel channel, FileStat entry) {
        this.path = path;
        this.channel = channel;
        this.entry = entry;
    }

    /**
     * Opens what was a regular file a moment ago. Should it be replaced in just that moment: a link is not followed, a device or
     * another file is noticed before anything is read of it, and at a FIFO the opening waits, in a thread that its task
     * leaves behind when its time is over.
     *
     * @throws ReplacedException when it is something else by now
     */
    static OpenFile open(Path path, FileStat before) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            FileStat after = FileStat.of(path);
            if (!after.isSame(before)) {
                throw new ReplacedException();
            }
            return new OpenFile(path, channel, after);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    long size() throws IOException {
        return channel.size();
    }

    /** As it is now: what is written to it from now on is not to be seen. */
    ReadableFile now(long size) {
        return new Snapshot(channel, entry.device(), entry.inode(), size);
    }

    /**
     * What is in it, as it is compressed. Close it.
     *
     * @throws ReplacedException when another file has its name by now
     */
    InputStream unpacked(Compressor by, Unpackers unpackers) throws IOException {
        InputStream content = unpackers.open(by, path, stream());
        try {
            // A program opens it by its name.
            if (by != Compressor.GZIP && !FileStat.of(path).isSame(entry)) {
                throw new ReplacedException();
            }
            return content;
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    /** Its content from the beginning, which may be read at the same time. */
    private InputStream stream() {
        return new BufferedInputStream(new InputStream() {
            private long position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int count = channel.read(ByteBuffer.wrap(into, from, length), position);
                position += Math.max(0, count);
                return count;
            }
        }, STREAM);
    }

    private record Snapshot(FileChannel channel, long device, long inode, long size) implements ReadableFile {
        @Override
        public byte[] read(long from, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            int count = 0;
            while (bytes.hasRemaining() && count >= 0) {
                count = channel.read(bytes, from + bytes.position());
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    /** As {@link FileChannel#read(ByteBuffer, long)}. */
    int read(byte[] into, int most, long position) throws IOException {
        return channel.read(ByteBuffer.wrap(into, 0, most), position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Another file has the name now, as after the rotation of a log. */
    static final class ReplacedException extends IOException {
        private static final long serialVersionUID = 1;

        ReplacedException() {
            super("another file has the name");
        }
    }
}
