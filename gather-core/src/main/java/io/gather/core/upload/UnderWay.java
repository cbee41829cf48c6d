package io.gather.core.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.gather.core.rate.Throttle;
import org.jspecify.annotations.Nullable;

/** One attempt of one way. */
final class UnderWay implements Shipment {
    private final UploadQueue queue;
    private final String way;
    private final String notes;
    private final Throttle throttle;
    private final UploadProgress progress;
    private final @Nullable SealedBundle sealed;
    private Dispatch dispatch;
    private final Object counting = new Object();
    private long from;
    private long position;

    /**
     * @param sealed null: it is sent as it is
     * @param destination what is noted of one is of no use at another
     */
    UnderWay(UploadQueue queue, Dispatch dispatch, @Nullable SealedBundle sealed, String way, String destination,
            Throttle throttle, UploadProgress progress) {
        this.queue = queue;
        this.sealed = sealed;
        this.dispatch = dispatch;
        this.way = way;
        this.notes = way + "/" + Integer.toHexString(destination.hashCode()) + "/";
        this.throttle = throttle;
        this.progress = progress;
    }

    @Override
    public String name() {
        return dispatch.file().getFileName() + (sealed == null ? "" : sealed.suffix());
    }

    @Override
    public long size() {
        return sealed == null ? dispatch.size() : sealed.size();
    }

    @Override
    public String sha256() {
        return sealed == null ? dispatch.sha256() : SealedBundle.digest(dispatch);
    }

    @Override
    public String cluster() {
        return dispatch.cluster();
    }

    @Override
    public @Nullable String caseId() {
        return dispatch.caseId();
    }

    @Override
    public Instant made() {
        return dispatch.made();
    }

    @Override
    public InputStream content(long offset) throws IOException {
        InputStream in = stretch(offset);
        inStretches(offset);
        return in;
    }

    @Override
    public void inStretches(long there) {
        synchronized (counting) {
            from = there;
            position = there;
        }
    }

    @Override
    public InputStream stretch(long offset) throws IOException {
        return new Counted(sealed == null ? plain(offset) : sealed.content(offset));
    }

    private InputStream plain(long offset) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(dispatch.file());
        channel.position(offset);
        return Channels.newInputStream(channel);
    }

    @Override
    public @Nullable Path file() {
        return sealed == null && !throttle.slows() ? dispatch.file() : null;
    }

    @Override
    public void reached(long there) {
        synchronized (counting) {
            if (there > position) {
                passed(there - position);
            }
        }
    }

    @Override
    public @Nullable String recall(String key) {
        return dispatch.notes().get(notes + key);
    }

    @Override
    public void note(String key, @Nullable String value) throws IOException {
        dispatch = dispatch.with(notes + key, value);
        queue.put(dispatch);
    }

    Dispatch dispatch() {
        return dispatch;
    }

    long from() {
        synchronized (counting) {
            return from;
        }
    }

    long position() {
        synchronized (counting) {
            return position;
        }
    }

    private void passed(long bytes) {
        synchronized (counting) {
            position += bytes;
            progress.sent(way, position, size());
        }
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            int read = in.read(bytes, start, length == 0 ? 0 : throttle.most(length));
            if (read > 0) {
                throttle.passed(read);
                UnderWay.this.passed(read);
            }
            return read;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = in.skip(n);
            UnderWay.this.passed(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
