package io.gather.core.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

import io.gather.core.bundle.gzip.Packed;
import io.gather.core.bundle.gzip.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Compresses one content into gzip members of 4 MiB of content each, any of which can be read alone. Content that is compressed
 * already is stored. For one thread; does not close the stream it writes to.
 */
public final class GzipMembers extends OutputStream {
    /** Content bytes that a member holds at most. */
    public static final int MEMBER = Members.MEMBER;

    private final OutputStream out;
    private final long offset;
    private final Compression options;
    private final MessageDigest digest = Sha256.sha256();
    private final byte[] start = new byte[Packed.ENOUGH];
    private @Nullable Members members;
    private @Nullable Content content;
    private long size;

    /** @param offset where in its file the stream stands; the chunks' offsets count from there */
    public GzipMembers(OutputStream out, long offset, Compression options) {
        this.out = out;
        this.offset = offset;
        this.options = options;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        digest.update(bytes, from, length);
        int held = 0;
        if (members == null) {
            held = Math.min(length, start.length - (int) size);
            System.arraycopy(bytes, from, start, (int) size, held);
        }
        size += length;
        if (members == null && size >= start.length) {
            begin();
        }
        if (members != null) {
            members.write(bytes, from + held, length - held);
        }
    }

    /** Writes what is due; nothing may be written after it. */
    public Content finish() throws IOException {
        if (content == null) {
            Members all = members == null ? begin() : members;
            content = new Content(size, Sha256.hex(digest), all.finish());
        }
        return content;
    }

    private Members begin() throws IOException {
        int held = (int) Math.min(size, start.length);
        int level = Packed.is(start, held) ? 0 : options.level();
        members = options.parallel() == 1
                ? new SequentialMembers(out, offset, level)
                : new ParallelMembers(out, offset, level, options);
        members.write(start, 0, held);
        return members;
    }

    /** Lets go of the compressor; what was not finished is lost. */
    @Override
    public void close() {
        if (members != null) {
            members.close();
        }
    }
}
