package io.gather.minion.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.verdict.Numbers;

/** A regular file, open for reading, of which it is sure that it is one. */
final class OpenFile implements Closeable {
    private final FileChannel channel;
    private final FileStat entry;
    private final MessageDigest digest = Sha256.sha256();

    private OpenFile(FileChannel channel, FileStat entry) {
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
            return new OpenFile(channel, after);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    long size() throws IOException {
        return channel.size();
    }

    Generation generation() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(Numbers.HEAD);
        int count = 0;
        while (head.hasRemaining() && count >= 0) {
            count = channel.read(head, head.position());
        }
        digest.update(head.flip());
        return new Generation(entry.device(), entry.inode(), Sha256.hex(digest));
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
