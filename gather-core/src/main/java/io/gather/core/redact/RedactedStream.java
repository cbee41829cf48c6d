package io.gather.core.redact;

import java.io.IOException;
import java.io.OutputStream;

import io.gather.core.redact.scan.Scan;
import org.jspecify.annotations.Nullable;

/**
 * Content on its way into a bundle. Does not close the stream it writes to, nor flush it; whoever has written everything says
 * {@link #finish}. For one thread, but for {@link #leftOut}.
 */
public final class RedactedStream extends OutputStream {
    static final long WHOLE = -1;

    private final OutputStream out;
    private final @Nullable Scan scan;
    private final @Nullable Masked masked;
    private final long torn;
    private long seen;
    private boolean dropping;
    private long dropped;
    private volatile long leftOut;

    /**
     * @param scan null: nothing is looked for by rules; what it writes goes to {@code masked}
     * @param masked null: there are no masks
     */
    RedactedStream(OutputStream out, @Nullable Scan scan, @Nullable Masked masked, long torn) {
        this.out = scan != null ? scan : masked != null ? masked : out;
        this.scan = scan;
        this.masked = masked;
        this.torn = torn;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (scan == null && masked == null) {
            out.write(bytes, from, length);
            return;
        }
        if (torn < seen || torn >= seen + length) {
            pass(bytes, from, length);
        } else {
            int before = (int) (torn - seen);
            pass(bytes, from, before);
            finish();
            dropping = true;
            if (scan != null) {
                scan.cut();
            }
            pass(bytes, from + before, length - before);
        }
        seen += length;
    }

    /** What is left of a line whose begin is cut off could be a secret that nothing recognises any more. */
    private void pass(byte[] bytes, int from, int length) throws IOException {
        int skipped = 0;
        while (dropping && skipped < length) {
            dropping = bytes[from + skipped] != '\n';
            skipped++;
        }
        dropped += skipped;
        leftOut = dropped;
        out.write(bytes, from + skipped, length - skipped);
    }

    /** Writes what is held back: a last line that no line feed ends. */
    public void finish() throws IOException {
        if (scan != null) {
            scan.finish();
        }
        if (masked != null) {
            masked.finish();
        }
    }

    /** How many bytes were left out, where a line has lost its begin. From any thread. */
    public long leftOut() {
        return leftOut;
    }
}
