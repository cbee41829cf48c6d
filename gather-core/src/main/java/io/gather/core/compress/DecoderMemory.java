package io.gather.core.compress;

import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;

/**
 * What decoders may take together: state of the process, as its memory is. Many nodes are gathered from at once, and a single file of {@code xz}
 * can want as much as a tenth of the heap. A share is let go when it is closed. Shares are safe for several threads.
 */
final class DecoderMemory implements AutoCloseable {
    private static final int KIB = 1024;
    private static final int LEAST = 24 << 10;
    private static final int ALL = Math.clamp(Runtime.getRuntime().maxMemory() / KIB / 2, LEAST, 1 << 20);
    private static final Semaphore FREE = new Semaphore(ALL);
    /** Whoever has a share reads on, and nobody reads one file for much longer; files in files want a second share meanwhile. */
    private static final long SECONDS = 60;

    private final int share;

    private DecoderMemory(int share) {
        this.share = share;
    }

    /** @throws ZipException when there is none for too long */
    static DecoderMemory of(Compressor by) throws ZipException, InterruptedIOException {
        int share = switch (by) {
            case GZIP -> 0;
            case XZ -> 10 << 10;
            case BZIP2 -> 5 << 10;
            case ZSTD -> 9 << 10;
        };
        try {
            if (!FREE.tryAcquire(share, SECONDS, TimeUnit.SECONDS)) {
                throw new ZipException("there is no memory for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waited for memory");
        }
        return new DecoderMemory(share);
    }

    @Override
    public void close() {
        FREE.release(share);
    }
}
